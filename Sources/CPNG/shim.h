// libpng with what Swift cannot call: its errors jump, so every call that may fail is made here.

#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct cpng_file {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t count;
  size_t position;
  uint32_t width, height;
  int bits, color, channels;
  size_t row_size;
  // Pixels per metre along x and y, 0 where they are not said.
  uint32_t x_per_metre, y_per_metre;
  char message[128];
} cpng_file;

static inline void cpng_keep_error(png_structp png, png_const_charp text) {
  cpng_file *file = (cpng_file *)png_get_error_ptr(png);
  snprintf(file->message, sizeof file->message, "%s", text);
  png_longjmp(png, 1);
}

static inline void cpng_pass_warning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static inline void cpng_take(png_structp png, png_bytep target, size_t count) {
  cpng_file *file = (cpng_file *)png_get_io_ptr(png);
  if (count > file->count - file->position) png_error(png, "the file ends too early");
  memcpy(target, file->bytes + file->position, count);
  file->position += count;
}

// Opens a PNG that lies in memory and reads its header; `bytes` must outlive the result. Null where
// memory is out; else `message` is not empty where the file could not be read.
static inline cpng_file *cpng_open(const uint8_t *bytes, size_t count, size_t max_allocation) {
  cpng_file *file = (cpng_file *)calloc(1, sizeof *file);
  if (file == NULL) return NULL;
  file->bytes = bytes;
  file->count = count;
  file->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, file, cpng_keep_error, cpng_pass_warning);
  if (file->png != NULL) file->info = png_create_info_struct(file->png);
  if (file->info == NULL) {
    snprintf(file->message, sizeof file->message, "memory is out");
    return file;
  }
  if (setjmp(png_jmpbuf(file->png)) != 0) return file;
  png_set_read_fn(file->png, file, cpng_take);
  png_set_user_limits(file->png, 0x7fffffff, 0x7fffffff);
  png_set_chunk_malloc_max(file->png, max_allocation);
  png_read_info(file->png, file->info);
  int interlace = 0;
  png_get_IHDR(file->png, file->info, &file->width, &file->height, &file->bits, &file->color,
               &interlace, NULL, NULL);
  int unit = 0;
  if (png_get_pHYs(file->png, file->info, &file->x_per_metre, &file->y_per_metre, &unit) == 0 ||
      unit != PNG_RESOLUTION_METER) {
    file->x_per_metre = file->y_per_metre = 0;
  }
  // Samples of 16 bits, which PNG stores from the high byte on, become little-endian.
  if (file->bits == 16) png_set_swap(file->png);
  png_set_interlace_handling(file->png);
  png_read_update_info(file->png, file->info);
  file->channels = png_get_channels(file->png, file->info);
  file->row_size = png_get_rowbytes(file->png, file->info);
  return file;
}

// Reads all rows into `target`, which holds height times row_size bytes; 1 on success.
static inline int cpng_read(cpng_file *file, uint8_t *target) {
  png_bytep *rows = (png_bytep *)malloc(file->height * sizeof *rows);
  if (rows == NULL) {
    snprintf(file->message, sizeof file->message, "memory is out");
    return 0;
  }
  for (uint32_t y = 0; y < file->height; y++) rows[y] = target + y * file->row_size;
  if (setjmp(png_jmpbuf(file->png)) != 0) {
    free(rows);
    return 0;
  }
  png_read_image(file->png, rows);
  png_read_end(file->png, NULL);
  free(rows);
  return 1;
}

static inline const char *cpng_message(const cpng_file *file) { return file->message; }

static inline void cpng_close(cpng_file *file) {
  png_destroy_read_struct(&file->png, &file->info, NULL);
  free(file);
}
