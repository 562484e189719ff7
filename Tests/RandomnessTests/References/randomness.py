"""The reference numbers of RandomnessTests: both generators after their authors' C, and what is drawn from them."""
import math

M = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15


def mixed(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
    return z ^ (z >> 31)


class SplitMix:
    def __init__(self, seed, keys=()):
        self.state = seed
        for key in keys:
            self.state = mixed((self.state + STEP) & M) ^ mixed(key)

    def next(self):
        self.state = (self.state + STEP) & M
        return mixed(self.state)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & M


class Xoshiro:
    def __init__(self, state):
        self.s = list(state)

    def next(self):
        s = self.s
        result = (rotate((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result


def seeded(seed, keys=()):
    for key in keys:
        seed = mixed(seed ^ mixed((key + STEP) & M))
    stream = SplitMix(seed)
    return Xoshiro([stream.next() for _ in range(4)])


def unit(g):
    return (g.next() >> 11) * 2.0**-53


def normal(g):
    radius = math.sqrt(-2 * math.log(1 - unit(g)))
    return radius * math.cos(2 * math.pi * unit(g))


def permutation(g, count):
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = (g.next() * (last + 1)) >> 64
        order[last], order[other] = order[other], order[last]
    return order


g = SplitMix(1234567)
print([g.next() for _ in range(5)])
g = SplitMix(5, (2, 7))
print([g.next() for _ in range(3)])
g = Xoshiro((1, 2, 3, 4))
print([g.next() for _ in range(10)])
g = seeded(0)
print([g.next() for _ in range(3)])
g = seeded(5, (2, 7))
print([g.next() for _ in range(3)])
print(*(f(SplitMix(1)) for f in (unit, normal)), permutation(SplitMix(1), 10), permutation(seeded(1), 10))
g = seeded(1)
print([normal(g) for _ in range(3)])
