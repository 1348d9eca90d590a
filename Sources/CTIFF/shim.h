// libtiff with what Swift cannot call: variadic tag access, and a message per file instead of stderr.

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>

typedef struct ctiff_file {
  TIFF *tiff;
  char message[256];
} ctiff_file;

static inline int ctiff_keep_message(
    TIFF *tiff, void *file, const char *module, const char *format, va_list arguments) {
  (void)tiff;
  (void)module;
  ctiff_file *kept = (ctiff_file *)file;
  // The first message names the cause; later ones follow from it.
  if (kept->message[0] == 0) {
    vsnprintf(kept->message, sizeof kept->message, format, arguments);
  }
  return 1;
}

// Most warnings are harmless (a private tag); a tag that could not be read is not: the file is cut.
static inline int ctiff_keep_warning(
    TIFF *tiff, void *file, const char *module, const char *format, va_list arguments) {
  if (strncmp(format, "IO error", 8) != 0) return 1;
  return ctiff_keep_message(tiff, file, module, format, arguments);
}

// Opens without memory mapping; `max_allocation` bounds what the library takes at once, 0 for no bound.
// Always returns a file unless memory is out; its `tiff` is null where opening failed.
static inline ctiff_file *ctiff_open(const char *path, const char *mode, int64_t max_allocation) {
  ctiff_file *file = (ctiff_file *)calloc(1, sizeof *file);
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (file == NULL || options == NULL) {
    free(file);
    return NULL;
  }
  TIFFOpenOptionsSetErrorHandlerExtR(options, ctiff_keep_message, file);
  TIFFOpenOptionsSetWarningHandlerExtR(options, ctiff_keep_warning, file);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)max_allocation);
  file->tiff = TIFFOpenExt(path, mode, options);
  TIFFOpenOptionsFree(options);
  return file;
}

static inline void ctiff_close(ctiff_file *file) {
  if (file->tiff != NULL) TIFFClose(file->tiff);
  free(file);
}

static inline const char *ctiff_message(const ctiff_file *file) { return file->message; }

static inline uint16_t ctiff_u16(ctiff_file *file, uint32_t tag) {
  uint16_t value = 0;
  TIFFGetFieldDefaulted(file->tiff, tag, &value);
  return value;
}

static inline uint32_t ctiff_u32(ctiff_file *file, uint32_t tag) {
  uint32_t value = 0;
  TIFFGetFieldDefaulted(file->tiff, tag, &value);
  return value;
}

// Sides of a volume in one page (SGI's tags), 1 where they are missing.
static inline uint32_t ctiff_depth(ctiff_file *file, uint32_t tag) {
  uint32_t value = 1;
  return TIFFGetField(file->tiff, tag, &value) == 1 ? value : 1;
}

// What the samples beyond grey or colour mean; their number.
static inline uint16_t ctiff_extra_samples(ctiff_file *file, uint16_t *first) {
  uint16_t count = 0;
  uint16_t *kinds = NULL;
  if (TIFFGetField(file->tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) != 1 || count == 0) return 0;
  *first = kinds[0];
  return count;
}

static inline float ctiff_float(ctiff_file *file, uint32_t tag) {
  float value = 0;
  return TIFFGetField(file->tiff, tag, &value) == 1 ? value : 0;
}

// Null where the tag is missing; the text belongs to the file's current page.
static inline const char *ctiff_text(ctiff_file *file, uint32_t tag) {
  char *value = NULL;
  return TIFFGetField(file->tiff, tag, &value) == 1 ? value : NULL;
}

static inline int ctiff_set_u16(ctiff_file *file, uint32_t tag, uint16_t value) {
  return TIFFSetField(file->tiff, tag, value);
}

static inline int ctiff_set_u32(ctiff_file *file, uint32_t tag, uint32_t value) {
  return TIFFSetField(file->tiff, tag, value);
}

static inline int ctiff_set_double(ctiff_file *file, uint32_t tag, double value) {
  return TIFFSetField(file->tiff, tag, value);
}

static inline int ctiff_set_text(ctiff_file *file, uint32_t tag, const char *value) {
  return TIFFSetField(file->tiff, tag, value);
}
