#include <ATen/Parallel.h>
#include <torch/csrc/api/include/torch/version.h>

#include <atomic>
#include <string>

#include "Groups.hpp"
#include "Guarded.hpp"

// The declaration of torch/cuda.h, whose includes need a path that not every libtorch is given.
namespace torch::cuda {
size_t device_count();
}

namespace binodal {
namespace {

thread_local std::string lastMessage;
std::atomic<int> wantedThreads{0};
thread_local int appliedThreads = 0;

const char *message() { return lastMessage.c_str(); }

const char *version() { return TORCH_VERSION; }

TorchStatus setThreads(int32_t count) {
  wantedThreads.store(count);
  return guarded([] {});
}

TorchStatus threads(int32_t *out) {
  return guarded([&] { *out = at::get_num_threads(); });
}

TorchStatus isAvailable(TorchDevice device, bool *out) {
  return guarded([&] {
    *out = device < 0 || static_cast<size_t>(device) < torch::cuda::device_count();
  });
}

bool speaksOfMemory(const std::string &words) {
  for (const char *sign : {"out of memory", "can't allocate memory", "not enough memory"})
    if (words.find(sign) != std::string::npos) return true;
  return false;
}

}  // namespace

TorchStatus failed(const char *words) noexcept {
  try {
    lastMessage = words;
    return speaksOfMemory(lastMessage) ? TorchStatusOutOfMemory : TorchStatusLibrary;
  } catch (...) {
    return TorchStatusOutOfMemory;
  }
}

// OpenMP's setting belongs to the calling thread, and Swift's tasks move between threads.
void applyThreads() {
  const int wanted = wantedThreads.load(std::memory_order_relaxed);
  if (wanted == appliedThreads) return;
  appliedThreads = wanted;
  at::set_num_threads(wanted);
}

const TorchRuntime runtime = {message, version, setThreads, threads, isAvailable};

}  // namespace binodal
