/** Stands in for optional parts of jsPDF (HTML and SVG drawing) that the offer does not use. */
export default null
