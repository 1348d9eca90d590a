// HDF5 with what Swift cannot see: constants that are macros over calls, and versioned functions.

#include <fcntl.h>
#include <hdf5.h>
#include <signal.h>
#include <stdio.h>
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
static inline hid_t chdf5_file_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t chdf5_file_double(void) { return H5T_IEEE_F64LE; }

// Failures are told by return values: nothing is printed, and no file loads a filter from disk.
static inline void chdf5_quiet(void) {
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

// fork, which Swift does not offer. The child may die of what it reads: it does so without a core
// file, a backtrace or a word.
static inline pid_t chdf5_fork(void) {
  pid_t child = fork();
  if (child != 0) return child;
  const int fatal[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
  for (unsigned i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], SIG_DFL);
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  return child;
}
