// DCMTK as plain C: Swift's C++ interoperability does not get through DCMTK's headers, and an exception or a
// log line must not leave the library. A handle belongs to one thread at a time; different handles do not meet.
#ifndef CDCMTK_H
#define CDCMTK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dicom_file dicom_file;

// Opens a file, with pixels == 0 only up to the pixel data. NULL where it cannot be read: `reason` then says why.
dicom_file *dicom_open(const char *path, int pixels, char *reason, int reason_size);
void dicom_close(dicom_file *file);

// The UID of the transfer syntax that the file was read with.
const char *dicom_transfer_syntax(dicom_file *file);

// An element's values as text (UTF-8, whatever the file's character set), parted by backslashes, or NULL where there is none. Looked for in the data set, then in
// the functional groups of `frame` (from 0), then in the shared ones. Holds until the next call with this handle.
const char *dicom_text(dicom_file *file, int frame, uint16_t group, uint16_t element);

// The same of an enhanced file's frame alone: from its functional groups, then from the shared ones, never from the data set.
const char *dicom_frame_text(dicom_file *file, int frame, uint16_t group, uint16_t element);

// Calls `body` with `to` for each element of the data set, in the order of tags: `name` as in the dictionary of the standard
// or of the private creator, NULL where neither knows it; `creator` NULL for the standard's own. Pixels and
// other bulk data are left out. A sequence has no `value`, and what its items hold comes behind it: one level deeper than the
// sequence (`depth`, from 0) and in which of its items (`item`, from 1; 0 for those of the data set).
typedef void (*dicom_element)(
    void *to, int depth, uint32_t item, uint16_t group, uint16_t element, const char *name, const char *creator,
    const char *value);
void dicom_elements(dicom_file *file, dicom_element body, void *to);

// Bytes of one decoded frame in native byte order; 0 where the file says nothing sensible.
uint32_t dicom_frame_size(dicom_file *file);
// The compressed bytes of one frame (from 0), one piece after the other; 0 where there are none. `size` becomes their number, and
// `bytes` holds them until the next call with this handle.
int dicom_compressed(dicom_file *file, int frame, const uint8_t **bytes, uint32_t *size);
// Decodes one frame (from 0) into `bytes`; 0, or 1 with `reason`.
int dicom_frame(dicom_file *file, int frame, void *bytes, uint32_t size, char *reason, int reason_size);

// A new file without elements; `pixels` are its 16-bit samples, copied. Closed as an opened one.
dicom_file *dicom_create(const uint16_t *pixels, uint32_t count);
// Sets an element of the data set from text, values parted by backslashes; `vr` is its two-letter representation. 0, or 1
// where the text is no such value.
int dicom_put(dicom_file *file, uint16_t group, uint16_t element, const char *vr, const char *text);
// Writes the file, explicit little-endian, with the meta header that its elements call for; 0, or 1 with `reason`.
int dicom_write(dicom_file *file, const char *path, char *reason, int reason_size);

#ifdef __cplusplus
}
#endif
#endif
