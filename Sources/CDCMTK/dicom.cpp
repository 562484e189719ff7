#include "CDCMTK.h"

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <iconv.h>
#include <memory>
#include <mutex>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
#include <vector>
#include <zlib.h>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dcistrmf.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dcspchrs.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

struct dicom_file {
  DcmFileFormat format;
  OFString text;                      // what dicom_text returned last: C has no owner for it
  std::vector<DcmObject *> elements;  // of the data set, in the order of tags, once one of them was asked for
  std::vector<DcmItem *> groups;      // functional groups of the frames, once one was asked for: DCMTK counts to each of them
  std::vector<DcmObject *> shared;    // all elements of the shared groups, however deep, by tag
  std::vector<DcmObject *> own;       // the same of the frame that was asked for last, as frames are mostly read in order
  int own_frame = INT_MIN;            // none yet
  std::vector<uint8_t> compressed;    // what dicom_compressed returned last
  int next_frame = 0;                 // frames are mostly read in order, and compressed ones are found from the one before
  Uint32 fragment = 0;
};

namespace {

// A value longer than this is bulk data or a damaged length: it is never turned into text.
const Uint32 longest_text = 1 << 16;
// Of the values in a table: what is longer is data for machines.
const Uint32 longest_cell = 1 << 10;

// DCMTK knows codecs and its log by global registration: once, before the first file.
void set_up() {
  static std::once_flag once;
  std::call_once(once, [] {
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);  // errors are returned, not printed
    DcmRLEDecoderRegistration::registerCodecs();
    DJDecoderRegistration::registerCodecs();
    DJLSDecoderRegistration::registerCodecs();
  });
}

OFCondition refused(const char *why) { return makeOFCondition(0, 0, OF_error, why); }

// 0 where `body` succeeds, else 1 and the reason: no exception leaves the library.
template <typename Body>
int attempt(char *reason, int size, Body body) {
  try {
    OFCondition result = body();
    if (result.good()) return 0;
    std::snprintf(reason, size, "%s", result.text());
    return 1;
  } catch (const std::exception &error) {
    std::snprintf(reason, size, "%s", error.what());
  } catch (...) {
    std::snprintf(reason, size, "%s", "DCMTK stopped");
  }
  return 1;
}

// What `body` says, or `otherwise` where it cannot.
template <typename Value, typename Body>
Value unless_thrown(Value otherwise, Body body) {
  try {
    return body();
  } catch (...) {
    return otherwise;
  }
}

// GNU iconv, which DCMTK converts with, has no name for the two-byte Japanese sets alone, so that DCMTK refuses texts that hold
// them. It knows them within ISO 2022, where the escapes are those of DICOM.
bool is_japanese(DcmItem *data) {
  OFString sets;
  return data->findAndGetOFStringArray(DCM_SpecificCharacterSet, sets).good() &&
         (sets.find("ISO 2022 IR 87") != OFString_npos || sets.find("ISO 2022 IR 159") != OFString_npos);
}

bool convert_japanese(const OFString &text, OFString &converted) {
  struct converter {
    iconv_t handle = iconv_open("UTF-8", "ISO-2022-JP-2");
    ~converter() { if (handle != (iconv_t)-1) iconv_close(handle); }
  } iso2022;
  if (iso2022.handle == (iconv_t)-1) return false;  // a system may come without it
  const OFString katakana_escape = "\x1b)I";
  size_t at = 0;
  while (at < text.size()) {
    unsigned char c = text[at];
    if (c >= 0xA1 && c <= 0xDF) {
      // Narrow katakana in the upper half (ISO 2022 IR 13), in the order of Unicode, U+FF61 and on.
      unsigned code = 0xFF61 + c - 0xA1;
      converted += (char)(0xE0 | code >> 12);
      converted += (char)(0x80 | (code >> 6 & 0x3F));
      converted += (char)(0x80 | (code & 0x3F));
      at++;
    } else if (text.compare(at, 3, katakana_escape) == 0) {
      at += 3;
    } else {
      size_t end = at;
      while (end < text.size() && (unsigned char)text[end] < 0x80 && text.compare(end, 3, katakana_escape) != 0) end++;
      if (end == at) return false;
      std::vector<char> part(text.c_str() + at, text.c_str() + end), utf8(4 * part.size() + 16);
      char *from = part.data(), *to = utf8.data();
      size_t left = part.size(), room = utf8.size();
      if (iconv(iso2022.handle, &from, &left, &to, &room) == (size_t)-1) return false;
      converted.append(utf8.data(), to - utf8.data());
      at = end;
    }
  }
  return true;
}

// Texts become UTF-8 from what SpecificCharacterSet says, as far as that can be; most are ASCII and stay as they are.
void make_utf8(DcmItem *data, DcmElement *element, OFString &text) {
  bool plain = std::all_of(text.begin(), text.end(), [](char c) { return (unsigned char)c < 128 && c != 27; });
  if (plain || !element->isAffectedBySpecificCharacterSet() || !DcmSpecificCharacterSet::isConversionAvailable())
    return;
  // Code extensions end with a value and, in names of persons, with each of its parts (PS3.5, 6.1.2.5.3).
  const char *delimiters = element->ident() == EVR_PN ? "\\^=" : "\\";
  switch (element->ident()) {
    case EVR_LT: case EVR_ST: case EVR_UT: delimiters = ""; break;
    default: break;
  }
  DcmSpecificCharacterSet converter;
  OFString converted;
  if (converter.selectCharacterSet(*data).good() && converter.convertString(text, converted, delimiters).good()) {
    text = converted;
  } else if (is_japanese(data)) {
    OFString utf8;
    if (convert_japanese(text, utf8)) text = utf8;
  }
}

bool has_text(DcmItem *data, DcmObject *object, OFString &text) {
  DcmElement *element = OFdynamic_cast(DcmElement *, object);
  if (!element || element->getLengthField() > longest_text || element->getOFStringArray(text).bad()) return false;
  make_utf8(data, element, text);
  return true;
}

// All elements of a functional group, however deep; a file that is nested deeply was refused.
void collect(DcmObject *item, std::vector<DcmObject *> &elements) {
  if (!item) return;
  for (DcmObject *object = item->nextInContainer(NULL); object; object = item->nextInContainer(object)) {
    if (object->ident() != EVR_item) elements.push_back(object);
    if (object->ident() == EVR_SQ || object->ident() == EVR_item) collect(object, elements);
  }
}

// The same by tag, those of one tag in the order of the file: a header asks for forty of each frame.
void list(DcmItem *item, std::vector<DcmObject *> &elements) {
  elements.clear();
  collect(item, elements);
  std::stable_sort(elements.begin(), elements.end(), [](DcmObject *first, DcmObject *second) {
    return first->getTag().getXTag() < second->getTag().getXTag();
  });
}

// The first of a tag; NULL if there is none.
DcmObject *first_of(const std::vector<DcmObject *> &elements, const DcmTagKey &tag) {
  auto found = std::lower_bound(
      elements.begin(), elements.end(), tag,
      [](DcmObject *object, const DcmTagKey &tag) { return object->getTag().getXTag() < tag; });
  return found != elements.end() && (*found)->getTag().getXTag() == tag ? *found : NULL;
}

// An element of the data set itself. DCMTK looks through all that come before, for each of the forty that a header has.
DcmObject *element_of(dicom_file *file, const DcmTagKey &tag) {
  std::vector<DcmObject *> &elements = file->elements;
  if (elements.empty()) {
    DcmDataset *data = file->format.getDataset();
    for (DcmObject *object = data->nextInContainer(NULL); object; object = data->nextInContainer(object))
      elements.push_back(object);
  }
  return first_of(elements, tag);
}

// DCMTK reads, and frees, a sequence within a sequence by recursion, so a file of a few hundred kilobytes that does nothing but
// nest ends the process. Here that happens on a stack for a million levels, of which only what is used takes memory; and what
// is nested deeper than any image is refused there, before anything else walks through it.
const size_t large_stack = (size_t)4 << 30;
const int deepest_nesting = 100;

int nesting(DcmObject *object) {
  int deepest = 0;
  for (DcmObject *part = object->nextInContainer(NULL); part; part = object->nextInContainer(part))
    deepest = std::max(deepest, nesting(part));
  return deepest + 1;
}

// The first bytes of a file, read at once. DCMTK reads a file value by value, each through a lock and with a look at its length;
// a header mostly lies in here as a whole, and then costs one call to the system.
struct file_start {
  std::vector<unsigned char> bytes;

  file_start(const char *path, size_t size) : bytes(size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = file < 0 ? 0 : read(file, bytes.data(), size);
    bytes.resize(count > 0 ? count & ~(size_t)1 : 0);  // DCMTK takes pairs of bytes
    if (file >= 0) close(file);
  }
};
// What most headers need, and what those with large private elements do.
const size_t short_start = 1 << 13, long_start = 1 << 18;

// Where the deflated part of a file begins, behind the meta header; 0 where nothing is deflated.
size_t deflated_part(const char *path, const file_start &start) {
  static const char deflated[] = "1.2.840.10008.1.2.1.99";
  const std::vector<unsigned char> &head = start.bytes;
  // Mostly the meta header says first how long it is, lies within the start of the file and does not hold the name.
  if (head.size() >= 144 && !memcmp(&head[128], "DICM\2\0\0", 8)) {
    size_t end = 144 + (head[140] | head[141] << 8 | head[142] << 16 | (size_t)head[143] << 24);
    if (end <= head.size() && !memmem(head.data(), end, deflated, strlen(deflated))) return 0;
  }
  DcmInputFileStream stream(path);
  DcmMetaInfo meta;
  OFString syntax;
  meta.transferInit();
  meta.read(stream, EXS_Unknown, EGL_noChange, DCM_MaxReadLength);
  meta.transferEnd();
  bool is_deflated = meta.findAndGetOFString(DCM_TransferSyntaxUID, syntax).good() && syntax == deflated;
  return is_deflated ? stream.tell() : 0;
}

// DCMTK inflates a deflated file into memory, where a megabyte may become a gigabyte: more than the largest image here is
// refused before.
const size_t most_inflated = (size_t)1 << 28;

bool inflates_too_far(const char *path, const file_start &start) {
  const off_t first = deflated_part(path, start);
  if (first == 0) return false;
  z_stream stream = {};
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  size_t total = 0;
  if (inflateInit2(&stream, -MAX_WBITS) == Z_OK) {
    unsigned char in[1024], out[1 << 14];
    int result = lseek(file, first, SEEK_SET) == first ? Z_OK : Z_STREAM_END;
    while (result == Z_OK && total <= most_inflated) {
      if (stream.avail_in == 0) {
        ssize_t count = read(file, in, sizeof in);
        if (count <= 0) break;
        stream.next_in = in;
        stream.avail_in = count;
      }
      stream.next_out = out;
      stream.avail_out = sizeof out;
      result = inflate(&stream, Z_NO_FLUSH);
      total += sizeof out - stream.avail_out;
    }
    inflateEnd(&stream);
  }
  close(file);
  return total > most_inflated;
}

// A file of zeros, as a copy that broke off leaves it, would be read as elements without length, eight bytes each: for minutes.
bool is_blank(const file_start &start) {
  return !start.bytes.empty() &&
         std::all_of(start.bytes.begin(), start.bytes.end(), [](unsigned char byte) { return byte == 0; });
}

// Whether everything before the pixels lies within the start of the file, and has been read from there.
bool has_header(DcmFileFormat &format, const file_start &start) {
  if (start.bytes.empty()) return false;
  DcmInputBufferStream stream;
  stream.setBuffer(start.bytes.data(), start.bytes.size());
  format.transferInit();
  OFCondition result =
      format.readUntilTag(stream, EXS_Unknown, EGL_noChange, DCM_MaxReadLength, DCM_PixelData);
  format.transferEnd();
  return result.good();
}

thread_local void *called;

template <typename Body>
void call() {
  (*(Body *)called)();
}

// Each thread keeps its stack for the next file, as to make one takes as long as to read a header.
struct large_stack_memory {
  void *start = MAP_FAILED;
  ~large_stack_memory() { release(); }
  void *get() {
    if (start == MAP_FAILED) {
      start = mmap(
          NULL, large_stack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
      // Too deep is a stop, not a write into something else.
      if (start != MAP_FAILED) mprotect(start, 1 << 16, PROT_NONE);
    }
    return start;
  }
  void release() {
    if (start != MAP_FAILED) munmap(start, large_stack);
    start = MAP_FAILED;
  }
};
thread_local large_stack_memory kept_stack;

// In this thread, as waiting for another costs more than most files do; on the present stack where there is no other.
template <typename Body>
void on_large_stack(Body body) {
  void *stack = kept_stack.get();
  ucontext_t before, within;
  if (stack == MAP_FAILED || getcontext(&within) != 0) {
    body();
  } else {
    within.uc_stack.ss_sp = stack;
    within.uc_stack.ss_size = large_stack;
    within.uc_link = &before;
    called = &body;
    makecontext(&within, call<Body>, 0);
    swapcontext(&before, &within);
  }
}

// The item of a sequence, without DCMTK's way of making one that is not there.
DcmItem *item_of(dicom_file *file, const DcmTagKey &tag, int index) {
  DcmSequenceOfItems *sequence = OFdynamic_cast(DcmSequenceOfItems *, element_of(file, tag));
  if (!sequence) return NULL;
  return index >= 0 && (unsigned long)index < sequence->card() ? sequence->getItem(index) : NULL;
}

// The functional groups of a frame.
DcmItem *group_of(dicom_file *file, int frame) {
  if (file->groups.empty()) {
    DcmObject *sequence = element_of(file, DCM_PerFrameFunctionalGroupsSequence);
    if (!sequence) return NULL;
    for (DcmObject *part = sequence->nextInContainer(NULL); part; part = sequence->nextInContainer(part))
      file->groups.push_back(OFdynamic_cast(DcmItem *, part));
  }
  return frame >= 0 && (size_t)frame < file->groups.size() ? file->groups[frame] : NULL;
}

// Looks for an element in the functional groups of a frame, then in the shared ones.
bool find_in_groups(dicom_file *file, int frame, const DcmTagKey &tag) {
  DcmDataset *data = file->format.getDataset();
  if (file->own_frame != frame) {
    if (file->own_frame == INT_MIN) list(item_of(file, DCM_SharedFunctionalGroupsSequence, 0), file->shared);
    list(group_of(file, frame), file->own);
    file->own_frame = frame;
  }
  for (const std::vector<DcmObject *> *group : {&file->own, &file->shared}) {
    DcmObject *found = first_of(*group, tag);
    if (found && has_text(data, found, file->text)) return true;
  }
  return false;
}

// The elements of the data set or of an item of a sequence, and those of the sequences in it; a file that is nested deeply was refused.
void tell(dicom_file *file, DcmItem *item, int depth, uint32_t number, dicom_element body, void *to) {
  for (DcmObject *object = item->nextInContainer(NULL); object; object = item->nextInContainer(object)) {
    DcmElement *element = OFdynamic_cast(DcmElement *, object);
    DcmTag tag = object->getTag();
    // Lengths of groups and the names of private creators say nothing of the image.
    if (!element || tag.getETag() == 0 || tag.isPrivateReservation()) continue;
    switch (object->getVR()) {
      case EVR_OB: case EVR_OW: case EVR_OF: case EVR_OD: case EVR_OL: case EVR_ox: case EVR_PixelData: continue;
      default: break;
    }
    const char *name = tag.getTagName();
    bool known = name && OFString(name) != DcmTag_ERROR_TagName && OFString(name).substr(0, 7) != "Unknown";
    auto call = [&](const char *value) {
      body(to, depth, number, tag.getGTag(), tag.getETag(), known ? name : NULL, tag.getPrivateCreator(), value);
    };
    if (object->ident() == EVR_SQ) {
      call(NULL);
      uint32_t count = 0;
      for (DcmObject *part = object->nextInContainer(NULL); part; part = object->nextInContainer(part))
        if (DcmItem *inner = OFdynamic_cast(DcmItem *, part)) tell(file, inner, depth + 1, ++count, body, to);
      continue;
    }
    // Bytes that say no type could be anything: 64 of them still make a readable cell.
    if (element->getLengthField() > (tag.isUnknownVR() ? 64u : longest_cell)) continue;
    if (element->getOFStringArray(file->text).bad() || file->text.size() > 2 * longest_cell) continue;
    make_utf8(file->format.getDataset(), element, file->text);
    call(file->text.c_str());
  }
}

}  // namespace

extern "C" dicom_file *dicom_open(const char *path, int pixels, char *reason, int reason_size) {
  dicom_file *opened = NULL;
  on_large_stack([&] {
    std::unique_ptr<dicom_file> file;
    int failed = attempt(reason, reason_size, [&] {
      set_up();
      file_start start(path, short_start);
      if (is_blank(start)) return refused("it begins with zeros");
      if (inflates_too_far(path, start)) return refused("it inflates to more than 256 megabytes");
      auto fresh = [&]() -> DcmFileFormat & { return file.reset(new dicom_file), file->format; };
      OFCondition result = EC_Normal;
      if (pixels) {
        result = fresh().loadFile(path);
      } else if (!has_header(fresh(), start) && !has_header(fresh(), file_start(path, long_start))) {
        // Values beyond 4 KB stay in the file until asked for: a header costs the same whatever lies behind it.
        result = fresh().loadFileUntilTag(
            path, EXS_Unknown, EGL_noChange, DCM_MaxReadLength, ERM_autoDetect, DCM_PixelData);
      }
      if (result.bad() || nesting(&file->format) <= deepest_nesting) return result;
      return refused("sequences are nested too deeply");
    });
    if (!failed) opened = file.release();
  });
  if (!opened) kept_stack.release();  // a file that is refused may have used much of it
  return opened;
}

extern "C" void dicom_close(dicom_file *file) {
  unless_thrown(0, [&] { return delete file, 0; });
}

extern "C" const char *dicom_transfer_syntax(dicom_file *file) {
  return unless_thrown("", [&]() -> const char * {
    // What DCMTK does not know by name stands in the meta header all the same.
    DcmMetaInfo *meta = file->format.getMetaInfo();
    if (meta && meta->findAndGetOFString(DCM_TransferSyntaxUID, file->text).good() && !file->text.empty())
      return file->text.c_str();
    return DcmXfer(file->format.getDataset()->getOriginalXfer()).getXferID();
  });
}

extern "C" const char *dicom_text(dicom_file *file, int frame, uint16_t group, uint16_t element) {
  return unless_thrown((const char *)NULL, [&]() -> const char * {
    DcmTagKey tag(group, element);
    DcmObject *own = element_of(file, tag);
    DcmDataset *data = file->format.getDataset();
    bool found = (own && has_text(data, own, file->text)) || find_in_groups(file, frame, tag);
    return found ? file->text.c_str() : NULL;
  });
}

extern "C" const char *dicom_frame_text(dicom_file *file, int frame, uint16_t group, uint16_t element) {
  return unless_thrown((const char *)NULL, [&]() -> const char * {
    return find_in_groups(file, frame, DcmTagKey(group, element)) ? file->text.c_str() : NULL;
  });
}

extern "C" void dicom_elements(dicom_file *file, dicom_element body, void *to) {
  unless_thrown(0, [&] { return tell(file, file->format.getDataset(), 0, 0, body, to), 0; });
}

extern "C" uint32_t dicom_frame_size(dicom_file *file) {
  return unless_thrown(0u, [&] {
    DcmElement *element = NULL;
    Uint32 size = 0;
    DcmDataset *data = file->format.getDataset();
    if (data->findAndGetElement(DCM_PixelData, element).bad() ||
        element->getUncompressedFrameSize(data, size).bad())
      return 0u;
    // Rows and columns of a damaged file may promise more than there is: nothing that long is made ready.
    DcmXfer syntax(data->getOriginalXfer());
    return syntax.isEncapsulated() || element->getLengthField() >= size ? size : 0u;
  });
}

extern "C" int dicom_compressed(dicom_file *file, int frame, const uint8_t **bytes, uint32_t *size) {
  return unless_thrown(0, [&] {
    DcmElement *element = NULL;
    DcmDataset *data = file->format.getDataset();
    if (data->findAndGetElement(DCM_PixelData, element).bad()) return 0;
    DcmPixelData *pixels = OFdynamic_cast(DcmPixelData *, element);
    DcmPixelSequence *sequence = NULL;
    E_TransferSyntax syntax = EXS_Unknown;
    const DcmRepresentationParameter *parameter = NULL;
    if (!pixels) return 0;
    pixels->getOriginalRepresentationKey(syntax, parameter);
    if (pixels->getEncapsulatedRepresentation(syntax, parameter, sequence).bad() || !sequence) return 0;
    // The first item is the table of offsets. Several pieces of one frame are one stream; of several frames each has one piece.
    Sint32 frames = 1;
    if (data->findAndGetSint32(DCM_NumberOfFrames, frames).bad() || frames < 1) frames = 1;
    unsigned long pieces = sequence->card() > 0 ? sequence->card() - 1 : 0;
    if (frame < 0 || frame >= frames || (frames > 1 && pieces != (unsigned long)frames)) return 0;
    unsigned long first = frames > 1 ? frame + 1 : 1, last = frames > 1 ? first : pieces;
    file->compressed.clear();
    for (unsigned long index = first; index <= last; index++) {
      DcmPixelItem *item = NULL;
      Uint8 *part = NULL;
      if (sequence->getItem(item, index).bad() || !item || item->getUint8Array(part).bad() || !part) return 0;
      file->compressed.insert(file->compressed.end(), part, part + item->getLength());
    }
    *bytes = file->compressed.data();
    *size = (uint32_t)file->compressed.size();
    return file->compressed.empty() ? 0 : 1;
  });
}

extern "C" int dicom_frame(
    dicom_file *file, int frame, void *bytes, uint32_t size, char *reason, int reason_size) {
  return attempt(reason, reason_size, [&] {
    DcmElement *element = NULL;
    DcmDataset *data = file->format.getDataset();
    OFCondition result = data->findAndGetElement(DCM_PixelData, element);
    if (result.bad()) return result;
    Uint32 fragment = frame == file->next_frame ? file->fragment : 0;
    OFString model;
    result = element->getUncompressedFrame(data, frame, fragment, bytes, size, model);
    file->next_frame = frame + 1;
    file->fragment = result.good() ? fragment : 0;
    return result;
  });
}

extern "C" dicom_file *dicom_create(const uint16_t *pixels, uint32_t count) {
  return unless_thrown((dicom_file *)NULL, [&]() -> dicom_file * {
    set_up();
    std::unique_ptr<dicom_file> file(new dicom_file);
    std::unique_ptr<DcmPixelData> element(new DcmPixelData(DCM_PixelData));
    element->setVR(EVR_OW);
    if (element->putUint16Array(pixels, count).bad() ||
        file->format.getDataset()->insert(element.get()).bad())
      return NULL;
    element.release();  // the data set owns it
    return file.release();
  });
}

extern "C" int dicom_put(
    dicom_file *file, uint16_t group, uint16_t element, const char *vr, const char *text) {
  return unless_thrown(1, [&] {
    // With its representation, so that no dictionary needs to be installed.
    DcmTag tag(group, element, DcmVR(vr));
    file->elements.clear();
    return file->format.getDataset()->putAndInsertString(tag, text).good() ? 0 : 1;
  });
}

extern "C" int dicom_write(dicom_file *file, const char *path, char *reason, int reason_size) {
  return attempt(reason, reason_size, [&] { return file->format.saveFile(path, EXS_LittleEndianExplicit); });
}
