// HDF5 with what Swift cannot see: constants that are macros over calls, and versioned functions.

#include <fcntl.h>
#include <hdf5.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static inline unsigned chdf5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned chdf5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hid_t chdf5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t chdf5_file_create(void) { return H5P_FILE_CREATE; }
static inline hid_t chdf5_dataset_create(void) { return H5P_DATASET_CREATE; }
static inline hid_t chdf5_default(void) { return H5P_DEFAULT; }
static inline hid_t chdf5_all(void) { return H5S_ALL; }

static inline hid_t chdf5_int8(void) { return H5T_NATIVE_INT8; }
static inline hid_t chdf5_uint8(void) { return H5T_NATIVE_UINT8; }
static inline hid_t chdf5_int16(void) { return H5T_NATIVE_INT16; }
static inline hid_t chdf5_uint16(void) { return H5T_NATIVE_UINT16; }
static inline hid_t chdf5_int32(void) { return H5T_NATIVE_INT32; }
static inline hid_t chdf5_uint32(void) { return H5T_NATIVE_UINT32; }
static inline hid_t chdf5_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t chdf5_uint64(void) { return H5T_NATIVE_UINT64; }
static inline hid_t chdf5_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t chdf5_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t chdf5_file_uint8(void) { return H5T_STD_U8LE; }
static inline hid_t chdf5_file_int32(void) { return H5T_STD_I32LE; }
static inline hid_t chdf5_file_int64(void) { return H5T_STD_I64LE; }
static inline hid_t chdf5_file_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t chdf5_file_double(void) { return H5T_IEEE_F64LE; }

// Failures are told by return values: nothing is printed, and no file loads a filter from disk. The
// library's exit handler is left out: after a full disk it crashes over the file it could not close.
static inline void chdf5_quiet(void) {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  H5PLset_loading_state(0);
}

static inline herr_t chdf5_keep_first(unsigned depth, const H5E_error2_t *error, void *text) {
  if (depth == 0 && error->desc != NULL) snprintf((char *)text, 256, "%s", error->desc);
  return 0;
}

// The cause of the last failure, in at most 255 characters.
static inline void chdf5_last_error(char text[256]) {
  text[0] = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, chdf5_keep_first, text);
}

typedef void (*chdf5_named)(const char *name, void *context);

typedef struct chdf5_visit {
  chdf5_named each;
  void *context;
} chdf5_visit;

static inline herr_t chdf5_link(
    hid_t group, const char *name, const H5L_info_t *info, void *visit) {
  (void)group;
  const chdf5_visit *v = (const chdf5_visit *)visit;
  // Soft and external links may lead out of the file: only what lies in it is listed.
  if (info->type == H5L_TYPE_HARD) v->each(name, v->context);
  return 0;
}

// Calls `each` with the name of every hard link of `group`, by name.
static inline herr_t chdf5_each_link(hid_t group, chdf5_named each, void *context) {
  chdf5_visit visit = {each, context};
  hsize_t start = 0;
  return H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, &start, chdf5_link, &visit);
}

static inline herr_t chdf5_attribute(
    hid_t object, const char *name, const H5A_info_t *info, void *visit) {
  (void)object;
  (void)info;
  const chdf5_visit *v = (const chdf5_visit *)visit;
  v->each(name, v->context);
  return 0;
}

// Calls `each` with the name of every attribute of `object`, by name.
static inline herr_t chdf5_each_attribute(hid_t object, chdf5_named each, void *context) {
  chdf5_visit visit = {each, context};
  hsize_t start = 0;
  return H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &start, chdf5_attribute, &visit);
}

// The text attribute `name` of `object` into `text`; false where there is none, or it is too long.
static inline int chdf5_text(hid_t object, const char *name, char *text, size_t room) {
  if (H5Aexists(object, name) <= 0) return 0;
  hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
  hid_t type = H5Aget_type(attribute), space = H5Aget_space(attribute);
  int is_read = 0;
  if (H5Tget_class(type) == H5T_STRING && H5Sget_simple_extent_npoints(space) == 1) {
    char *variable = NULL;
    if (H5Tis_variable_str(type) > 0) {
      is_read = H5Aread(attribute, type, &variable) >= 0 && variable != NULL;
      if (is_read) snprintf(text, room, "%s", variable);
      H5free_memory(variable);
    } else if (H5Tget_size(type) < room) {
      memset(text, 0, room);
      is_read = H5Aread(attribute, type, text) >= 0;
    }
  }
  H5Sclose(space);
  H5Tclose(type);
  H5Aclose(attribute);
  return is_read;
}

// Writes `text` as the attribute `name` of `object`.
static inline herr_t chdf5_write_text(hid_t object, const char *name, const char *text) {
  hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
  H5Tset_size(type, strlen(text) + 1);
  hid_t attribute = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  herr_t status = attribute < 0 ? -1 : H5Awrite(attribute, type, text);
  if (attribute >= 0) H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
  return status;
}

// fork, which Swift does not offer. The child may die of what it reads: it does so without a core
// file, a backtrace or a word. It has `seconds` of processor time and `bytes` more of memory.
static inline pid_t chdf5_fork(rlim_t seconds, rlim_t bytes) {
  pid_t child = fork();
  if (child != 0) return child;
  const struct rlimit time = {seconds, seconds};
  setrlimit(RLIMIT_CPU, &time);
  unsigned long pages = 0;
  FILE *sizes = fopen("/proc/self/statm", "r");
  if (sizes != NULL && fscanf(sizes, "%lu", &pages) == 1) {
    const rlim_t all = pages * (rlim_t)sysconf(_SC_PAGESIZE) + bytes;
    const struct rlimit memory = {all, all};
    setrlimit(RLIMIT_AS, &memory);
  }
  if (sizes != NULL) fclose(sizes);
  const int fatal[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
  for (unsigned i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], SIG_DFL);
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  return child;
}
