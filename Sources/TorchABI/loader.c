#define _GNU_SOURCE
#include "TorchLoader.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const shimName = "libTorchShim.so";

/// Where libTorchShim.so may lie, seen from the folder of a program or library.
static const char *const places[] = {"", "../lib/", "../lib/binodal/"};

/// The table of an opened shim, or null with a reason.
static const TorchTable *tableOf(void *library, const char *path, char *message, size_t capacity) {
  TorchTableFunction function = (TorchTableFunction)dlsym(library, "binodalTorchTable");
  const TorchTable *table = function ? function() : NULL;
  if (table && table->version == TorchTableVersion) return table;
  snprintf(message, capacity, "%s is of another version of Binodal: build it again", path);
  return NULL;
}

/// Lets libtorch's threads sleep after a short wait for each other, unless the user says how long.
///
/// OpenMP's threads spin at the end of every parallel piece, by default some milliseconds: where other
/// programs use the cores, that is what most of the time goes into. libgomp reads the variable when it is
/// loaded, which is with the shim.
static void waitBriefly(void) { setenv("GOMP_SPINCOUNT", "10000", 0); }

static const TorchTable *openAt(const char *path, char *message, size_t capacity) {
  waitBriefly();
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library) return tableOf(library, path, message, capacity);
  const char *reason = dlerror();
  snprintf(message, capacity, "%s", reason ? reason : path);
  return NULL;
}

/// Cuts `path` after its last slash; a bare name becomes the current folder.
static void keepFolder(char *path) {
  char *slash = strrchr(path, '/');
  if (slash) {
    slash[1] = 0;
  } else {
    strcpy(path, "./");
  }
}

/// Tries every place seen from `folder`; sets `found` once a file was there, whatever came of it.
static const TorchTable *openNear(const char *folder, bool *found, char *message, size_t capacity) {
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s%s%s", folder, places[i], shimName);
    if (access(path, R_OK) != 0) continue;
    *found = true;
    return openAt(path, message, capacity);
  }
  return NULL;
}

static bool programFolder(char *folder) {
  ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
  if (length <= 0) return false;
  folder[length] = 0;
  keepFolder(folder);
  return true;
}

static bool imageFolder(char *folder) {
  Dl_info info;
  if (!dladdr((void *)&torchOpen, &info) || !info.dli_fname) return false;
  snprintf(folder, PATH_MAX, "%s", info.dli_fname);
  keepFolder(folder);
  return true;
}

const TorchTable *torchOpen(const char *path, char *message, size_t capacity) {
  message[0] = 0;
  const char *chosen = path ? path : getenv("BINODAL_TORCH");
  if (chosen && *chosen) return openAt(chosen, message, capacity);
  char program[PATH_MAX] = "", image[PATH_MAX] = "";
  bool found = false;
  const TorchTable *table = NULL;
  if (programFolder(program)) table = openNear(program, &found, message, capacity);
  if (!found && imageFolder(image)) table = openNear(image, &found, message, capacity);
  if (!found)
    snprintf(message, capacity,
             "%s is neither in %s nor in %s: build it (make build) or set BINODAL_TORCH to its path",
             shimName, program, image);
  return table;
}
