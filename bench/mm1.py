"""One M/M/1 queue in SimPy, the usual way: a process a customer. Arguments: rate of arrival, rate of service, customers, seed.

Prints JSON: version, seconds of the run alone, mean wait.
"""
import json
import random
import sys
import time

import simpy


def source(env, server, draw, arrival, service, customers, waits):
    for _ in range(customers):
        yield env.timeout(draw.expovariate(arrival))
        env.process(customer(env, server, draw, service, waits))


def customer(env, server, draw, service, waits):
    came = env.now
    with server.request() as turn:
        yield turn
        waits[0] += env.now - came
        yield env.timeout(draw.expovariate(service))


def main(arrival, service, customers, seed):
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=1)
    waits = [0.0]
    env.process(source(env, server, random.Random(seed), arrival, service, customers, waits))
    began = time.perf_counter()
    env.run()
    seconds = time.perf_counter() - began
    print(json.dumps({"version": simpy.__version__, "seconds": seconds, "meanWait": waits[0] / customers}))


main(float(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
