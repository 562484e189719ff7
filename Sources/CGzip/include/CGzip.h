#ifndef CGZIP_H
#define CGZIP_H

#include <stddef.h>
#include <stdint.h>

// Members of gzip files (RFC 1952) for images. Noise leaves hardly anything to find again in an image, so that nothing is looked
// for but runs of one value: what compresses is Huffman's code of the bytes, made anew for each part of 256 KB. That is several
// times as fast as a search, and a few per cent longer. Portable code without tables of a processor: the same content gives the
// same bytes everywhere.

// How many bytes a member of `count` bytes may take.
size_t gzip_bound(size_t count);

// Compresses `count` bytes to a member of its own; its length, or 0 where `size` is less than the bound.
size_t gzip_member(const uint8_t *bytes, size_t count, uint8_t *output, size_t size);

#endif
