/**
 * Russian (and a few Kazakh) names of towns as a forwarder writes them, with the town that is meant: GeoNames' name
 * without accents, and the country. From general knowledge, independent of the table.
 */
export const RUSSIAN_NAMES: readonly (readonly [written: string, name: string, country: string])[] = `
Алматы Almaty KZ|Алма-Ата Almaty KZ|Астана Astana KZ|Нур-Султан Astana KZ|Целиноград Astana KZ|Акмола Astana KZ
Шымкент Shymkent KZ|Чимкент Shymkent KZ|Караганда Karagandy KZ|Қарағанды Karagandy KZ|Актобе Aktobe KZ|Актюбинск Aktobe KZ
Ақтөбе Aktobe KZ|Тараз Taraz KZ|Джамбул Taraz KZ|Павлодар Pavlodar KZ|Усть-Каменогорск Ust-Kamenogorsk KZ|Өскемен Ust-Kamenogorsk KZ
Семей Semey KZ|Семипалатинск Semey KZ|Атырау Atyrau KZ|Гурьев Atyrau KZ|Костанай Kostanay KZ|Кустанай Kostanay KZ
Қостанай Kostanay KZ|Петропавловск Petropavl KZ|Уральск Oral KZ|Орал Oral KZ|Кызылорда Kyzylorda KZ|Қызылорда Kyzylorda KZ
Кзыл-Орда Kyzylorda KZ|Актау Aktau KZ|Ақтау Aktau KZ|Шевченко Aktau KZ|Темиртау Temirtau KZ|Туркестан Turkistan KZ
Талдыкорган Taldykorgan KZ|Экибастуз Ekibastuz KZ|Рудный Rudnyy KZ|Жезказган Zhezqazghan KZ|Джезказган Zhezqazghan KZ|Кокшетау Kokshetau KZ
Балхаш Balqash KZ|Жанаозен Zhanaozen KZ|Жаркент Zharkent KZ|Бейнеу Beyneu KZ|Аягоз Ayagoz KZ|Хромтау Khromtau KZ
Аркалык Arkalyk KZ|Байконур Baikonur KZ|Риддер Ridder KZ|Степногорск Stepnogorsk KZ|Кульсары Qulsary KZ|Атбасар Atbasar KZ
Щучинск Shchuchinsk KZ|Капчагай Konayev KZ|Сарыагаш Saryaghash KZ|Аральск Aral KZ|Ташкент Tashkent UZ|Самарканд Samarkand UZ
Бухара Bukhara UZ|Наманган Namangan UZ|Андижан Andijon UZ|Фергана Fergana UZ|Нукус Nukus UZ|Термез Tirmiz UZ
Карши Qarshi UZ|Навои Navoiy UZ|Ургенч Urganch UZ|Коканд Qo'qon UZ|Бишкек Bishkek KG|Ош Osh KG
Каракол Karakol KG|Нарын Naryn KG|Токмак Tokmok KG|Душанбе Dushanbe TJ|Худжанд Khujand TJ|Хорог Khorugh TJ
Куляб Kulob TJ|Ашхабад Ashgabat TM|Туркменабат Turkmenabat TM|Чарджоу Turkmenabat TM|Мары Mary TM|Дашогуз Dasoguz TM
Балканабат Balkanabat TM|Серахс Sarahs TM|Кабул Kabul AF|Герат Herat AF|Кандагар Kandahar AF|Мазари-Шариф Mazar-e Sharif AF
Джелалабад Jalalabad AF|Кундуз Kunduz AF|Карачи Karachi PK|Гвадар Gwadar PK|Кветта Quetta PK|Лахор Lahore PK
Исламабад Islamabad PK|Пешавар Peshawar PK|Равалпинди Rawalpindi PK|Мултан Multan PK|Фейсалабад Faisalabad PK|Чаман Chaman PK
Тегеран Tehran IR|Мешхед Mashhad IR|Бендер-Аббас Bandar Abbas IR|Бандар-Аббас Bandar Abbas IR|Чабахар Chabahar IR|Исфахан Isfahan IR
Тебриз Tabriz IR|Шираз Shiraz IR|Захедан Zahedan IR|Горган Gorgan IR|Баку Baku AZ|Гянджа Ganja AZ
Тбилиси Tbilisi GE|Поти Poti GE|Батуми Batumi GE|Ереван Yerevan AM|Улан-Батор Ulan Bator MN|Пекин Beijing CN
Шанхай Shanghai CN|Урумчи Urumqi CN|Кашгар Kashgar CN|Гуанчжоу Guangzhou CN|Шэньчжэнь Shenzhen CN|Циндао Qingdao CN
Ляньюньган Lianyungang CN|Тяньцзинь Tianjin CN|Сиань Xi'an CN|Чэнду Chengdu CN|Чунцин Chongqing CN|Ухань Wuhan CN
Нинбо Ningbo CN|Гонконг Hong Kong HK|Москва Moscow RU|Санкт-Петербург Saint Petersburg RU|Новороссийск Novorossiysk RU|Владивосток Vladivostok RU
Екатеринбург Yekaterinburg RU|Новосибирск Novosibirsk RU|Челябинск Chelyabinsk RU|Омск Omsk RU|Оренбург Orenburg RU|Самара Samara RU
Астрахань Astrakhan RU|Махачкала Makhachkala RU|Орёл Orel RU|Ростов-на-Дону Rostov-na-Donu RU|Нижний Новгород Nizhniy Novgorod RU|Йошкар-Ола Yoshkar-Ola RU
Стамбул Istanbul TR|Мерсин Mersin TR|Анкара Ankara TR|Измир Izmir TR|Дубай Dubai AE|Абу-Даби Abu Dhabi AE
Шарджа Sharjah AE|Маскат Muscat OM|Доха Doha QA|Эр-Рияд Riyadh SA|Джидда Jeddah SA|Даммам Dammam SA
Эль-Кувейт Kuwait City KW|Багдад Baghdad IQ|Басра Basrah IQ|Момбаса Mombasa KE|Найроби Nairobi KE|Дар-эс-Салам Dar es Salaam TZ
Джибути Djibouti DJ|Дурбан Durban ZA|Лагос Lagos NG|Каир Cairo EG|Александрия Alexandria EG|Порт-Саид Port Said EG
Мумбаи Mumbai IN|Бомбей Mumbai IN|Дели Delhi IN|Калькутта Kolkata IN|Коломбо Colombo LK|Дакка Dhaka BD
Сингапур Singapore SG|Бангкок Bangkok TH|Джакарта Jakarta ID|Хошимин Ho Chi Minh City VN|Токио Tokyo JP|Пусан Busan KR
Роттердам Rotterdam NL|Гамбург Hamburg DE|Антверпен Antwerpen BE|Лондон London GB|Париж Paris FR|Марсель Marseille FR
Генуя Genoa IT|Рим Rome IT|Пирей Piraeus GR|Афины Athens GR|Констанца Constanta RO|Варшава Warsaw PL
Киев Kyiv UA|Одесса Odesa UA|Минск Minsk BY|Рига Riga LV|Вена Vienna AT|Прага Prague CZ`
  .trim()
  .split(/[|\n]/)
  .map(
    (row) =>
      /^(\S+(?: \p{Script=Cyrillic}+)*) (.+) ([A-Z]{2})$/u.exec(row)!.slice(1) as [string, string, string],
  )
