#include "CGzip.h"

#include <isa-l/crc.h>
#include <stdlib.h>
#include <string.h>

// Symbols of the code of literals and lengths (RFC 1951, 3.2.5).
enum { end_of_part = 256, longest_run = 285, symbols = 286 };
// Codes this short fit four at a time into a word of 64 bits, beside the seven bits that wait in it.
enum { longest_code = 14 };
// Each part has its own code; two slices of 256 x 256 whole numbers are one.
enum { part_size = 1 << 18 };
// Runs repeat what lies four bytes before, so that they are runs of floats, whole numbers and bytes alike.
enum { distance = 4 };

typedef struct {
  uint16_t bits;
  uint16_t length;
} code;

typedef struct {
  uint8_t *next;
  uint64_t bits;
  unsigned waiting;  // bits that are not written yet, less than 8 after each flush
} bit_writer;

static uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

static void store(uint8_t *bytes, uint64_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  memcpy(bytes, &word, sizeof word);
}

static inline void put(bit_writer *to, uint64_t bits, unsigned count) {
  to->bits |= bits << to->waiting;
  to->waiting += count;
}

static inline void flush(bit_writer *to) {
  store(to->next, to->bits);
  to->next += to->waiting >> 3;
  to->bits >>= to->waiting & ~7u;
  to->waiting &= 7;
}

// How many bytes from `at` on, in steps of eight, repeat those four bytes before.
static inline size_t run_length(const uint8_t *bytes, size_t at, size_t end) {
  size_t start = at;
  if (at < distance) return 0;
  while (at + 8 <= end && load(bytes + at) == load(bytes + at - distance)) at += 8;
  return at - start;
}

// A run is written in pieces of 258 bytes, the longest there is, and a last one, which must not be shorter than three.
static inline size_t piece_of(size_t run) {
  if (run <= 258) return run;
  return run < 261 ? run - 3 : 258;
}

// The symbol of a length, how many bits follow it, and which (RFC 1951, 3.2.5).
static inline unsigned length_symbol(size_t length, unsigned *count, unsigned *bits) {
  *count = 0;
  *bits = 0;
  if (length == 258) return longest_run;
  unsigned rest = (unsigned)length - 3;
  if (rest < 8) return 257 + rest;
  *count = 29 - (unsigned)__builtin_clz(rest);
  *bits = rest & ((1u << *count) - 1);
  return 257 + 4 * *count + (rest >> *count);
}

// Of bytes that are no run, eight of forty are counted: an image has as many of each elsewhere, and counting all takes as long as
// writing them. Not eight of thirty-two, as rows of pixels often begin at such places.
enum { sampled = 5 };

// About how often each symbol occurs in a part; of the bytes each counts as one more, so that all of them have codes.
static void count_symbols(const uint8_t *bytes, size_t at, size_t end, uint32_t counts[symbols]) {
  // Eight counts each, as one that is used again at once has to wait for itself.
  uint32_t found[8][256] = {{0}};
  unsigned passed = sampled - 1;
  memset(counts, 0, symbols * sizeof *counts);
  while (at < end) {
    size_t run = run_length(bytes, at, end);
    if (run > 0) {
      at += run;
      while (run > 0) {
        unsigned count, bits;
        size_t piece = piece_of(run);
        counts[length_symbol(piece, &count, &bits)]++;
        run -= piece;
      }
    } else if (at + 8 <= end) {
      if (++passed == sampled) {
        passed = 0;
        for (int index = 0; index < 8; index++) found[index][bytes[at + index]] += sampled;
      }
      at += 8;
    } else {
      found[0][bytes[at++]]++;
    }
  }
  for (int value = 0; value < 256; value++) {
    counts[value] = 1;
    for (int index = 0; index < 8; index++) counts[value] += found[index][value];
  }
  counts[end_of_part] = 1;
}

typedef struct {
  uint32_t count;
  uint16_t symbol;
} counted;

// By count, then by symbol, so that the order is always the same.
static int rarer(const void *first, const void *second) {
  const counted *a = first, *b = second;
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  return (int)a->symbol - (int)b->symbol;
}

// Huffman's lengths of codes for counts in rising order, each of which is replaced by its length (A. Moffat and J. Katajainen,
// In-place calculation of minimum-redundancy codes, 1995).
static void huffman_lengths(counted *found, int count) {
  int root = 0, leaf = 2, next;
  found[0].count += found[1].count;
  for (next = 1; next < count - 1; next++) {
    for (int part = 0; part < 2; part++) {
      uint32_t smallest;
      if (leaf >= count || (root < next && found[root].count < found[leaf].count)) {
        smallest = found[root].count;
        found[root++].count = (uint32_t)next;
      } else {
        smallest = found[leaf++].count;
      }
      found[next].count = part == 0 ? smallest : found[next].count + smallest;
    }
  }
  found[count - 2].count = 0;
  for (next = count - 3; next >= 0; next--) found[next].count = found[found[next].count].count + 1;
  int available = 1, used = 0, depth = 0;
  root = count - 2;
  next = count - 1;
  while (available > 0) {
    while (root >= 0 && (int)found[root].count == depth) used++, root--;
    while (available > used) found[next--].count = (uint32_t)depth, available--;
    available = 2 * used;
    depth++;
    used = 0;
  }
}

// Makes the codes of a part, none longer than `longest_code`: where Huffman's are, they are cut, and others lengthened until all
// codes fit again.
static void make_codes(const uint32_t counts[symbols], code codes[symbols]) {
  counted found[symbols];
  int count = 0;
  for (int symbol = 0; symbol < symbols; symbol++)
    if (counts[symbol] > 0) found[count++] = (counted){counts[symbol], (uint16_t)symbol};
  memset(codes, 0, symbols * sizeof *codes);
  qsort(found, (size_t)count, sizeof *found, rarer);
  huffman_lengths(found, count);

  unsigned of_length[longest_code + 1] = {0};
  for (int index = 0; index < count; index++)
    of_length[found[index].count < longest_code ? found[index].count : longest_code]++;
  unsigned total = 0;
  for (int length = 1; length <= longest_code; length++)
    total += of_length[length] << (longest_code - length);
  for (; total > 1u << longest_code; total--) {
    int shorter = longest_code - 1;
    while (of_length[shorter] == 0) shorter--;
    of_length[longest_code]--;
    of_length[shorter]--;
    of_length[shorter + 1] += 2;
  }
  for (int index = 0, length = longest_code; length > 0; length--)
    for (unsigned left = of_length[length]; left > 0; left--)
      codes[found[index++].symbol].length = (uint16_t)length;

  unsigned next[longest_code + 2] = {0};
  for (int length = 1; length <= longest_code; length++)
    next[length + 1] = (next[length] + of_length[length]) << 1;
  for (int symbol = 0; symbol < symbols; symbol++) {
    unsigned length = codes[symbol].length;
    if (length == 0) continue;
    unsigned bits = next[length]++, turned = 0;
    for (unsigned index = 0; index < length; index++) turned |= (bits >> index & 1) << (length - 1 - index);
    codes[symbol].bits = (uint16_t)turned;
  }
}

// The start of a part (RFC 1951, 3.2.7): the lengths of all codes in four bits each, and of distances one alone.
static void put_codes(bit_writer *to, const code codes[symbols], int is_last) {
  put(to, (unsigned)is_last | 2 << 1, 3);
  put(to, symbols - 257, 5);
  put(to, 4 - 1, 5);
  put(to, 19 - 4, 4);
  flush(to);
  // Of the code of lengths 16, 17 and 18 are not used; each of the others has four bits.
  put(to, 0, 9);
  flush(to);
  for (int index = 0; index < 16; index++) put(to, 4, 3);
  flush(to);
  for (int symbol = 0; symbol < symbols + 4; symbol++) {
    unsigned length = symbol < symbols ? codes[symbol].length : symbol == symbols + 3;
    unsigned turned = (length & 1) << 3 | (length & 2) << 1 | (length & 4) >> 1 | length >> 3;
    put(to, turned, 4);
    flush(to);
  }
}

// The bytes of a part, as they were counted.
static void put_symbols(
    bit_writer *to, const code codes[symbols], const uint8_t *bytes, size_t at, size_t end) {
  bit_writer own = *to;  // of this function alone, so that it stays in registers
  while (at < end) {
    size_t run = run_length(bytes, at, end);
    if (run > 0) {
      at += run;
      while (run > 0) {
        unsigned count, bits;
        size_t piece = piece_of(run);
        code length = codes[length_symbol(piece, &count, &bits)];
        put(&own, length.bits, length.length);
        put(&own, bits, count);
        put(&own, 0, 1);  // the distance
        flush(&own);
        run -= piece;
      }
    } else if (at + 8 <= end) {
      for (int half = 0; half < 8; half += 4) {
        code a = codes[bytes[at + half]], b = codes[bytes[at + half + 1]];
        code c = codes[bytes[at + half + 2]], d = codes[bytes[at + half + 3]];
        unsigned first = a.length + b.length, second = c.length + d.length;
        uint64_t low = a.bits | (uint64_t)b.bits << a.length;
        uint64_t high = c.bits | (uint64_t)d.bits << c.length;
        put(&own, low | high << first, first + second);
        flush(&own);
      }
      at += 8;
    } else {
      code literal = codes[bytes[at++]];
      put(&own, literal.bits, literal.length);
      flush(&own);
    }
  }
  put(&own, codes[end_of_part].bits, codes[end_of_part].length);
  flush(&own);
  *to = own;
}

size_t gzip_bound(size_t count) {
  // Were all of the bytes among those that were not counted, each would have the longest code.
  return count * longest_code / 8 + 256 * (count / part_size + 1) + 64;
}

size_t gzip_member(const uint8_t *bytes, size_t count, uint8_t *output, size_t size) {
  static const uint8_t header[10] = {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 0xFF};
  if (size < gzip_bound(count)) return 0;
  memcpy(output, header, sizeof header);
  bit_writer to = {output + sizeof header, 0, 0};
  size_t at = 0;
  do {
    uint32_t counts[symbols];
    code codes[symbols];
    size_t end = count - at > part_size ? at + part_size : count;
    count_symbols(bytes, at, end, counts);
    make_codes(counts, codes);
    put_codes(&to, codes, end == count);
    put_symbols(&to, codes, bytes, at, end);
    at = end;
  } while (at < count);
  if (to.waiting > 0) to.next++;  // the last bits were stored by the flush
  store(to.next, (uint64_t)crc32_gzip_refl(0, bytes, count) | (uint64_t)(uint32_t)count << 32);
  return (size_t)(to.next + 8 - output);
}
