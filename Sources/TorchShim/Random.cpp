#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/randperm.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {

at::Generator &generator(TorchGenerator handle) {
  return *static_cast<at::Generator *>(handle.object);
}

namespace {

/// libtorch's twister heeds 32 bits of its seed: longer seeds are mixed down to them, by the
/// finaliser of SplitMix64.
uint64_t folded(uint64_t seed) {
  if (seed >> 32 == 0) return seed;
  seed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9u;
  seed = (seed ^ (seed >> 27)) * 0x94d049bb133111ebu;
  return (seed ^ (seed >> 31)) >> 32;
}

TorchStatus make(uint64_t seed, TorchGenerator *out) {
  return guarded([&] {
    out->object = new at::Generator(at::make_generator<at::CPUGeneratorImpl>(folded(seed)));
  });
}

void release(TorchGenerator handle) { delete static_cast<at::Generator *>(handle.object); }

TorchStatus state(TorchGenerator handle, TorchTensor *out) {
  return giving(out, [&] {
    std::lock_guard<std::mutex> lock(generator(handle).mutex());
    return generator(handle).get_state();
  });
}

TorchStatus restore(TorchGenerator handle, TorchTensor state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator(handle).mutex());
    generator(handle).set_state(tensor(state));
  });
}

TorchStatus uniform(TorchGenerator handle, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                    TorchTensor *out) {
  return giving(out, [&] {
    return at::rand(integers(shape, rank), generator(handle), scalarType(dtype));
  });
}

TorchStatus normal(TorchGenerator handle, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                   TorchTensor *out) {
  return giving(out, [&] {
    return at::randn(integers(shape, rank), generator(handle), scalarType(dtype));
  });
}

TorchStatus integersBetween(TorchGenerator handle, intptr_t from, intptr_t below,
                            const intptr_t *shape, intptr_t rank, TorchTensor *out) {
  return giving(out, [&] {
    return at::randint(from, below, integers(shape, rank), generator(handle), at::kLong);
  });
}

TorchStatus permutation(TorchGenerator handle, intptr_t count, TorchTensor *out) {
  return giving(out, [&] { return at::randperm(count, generator(handle), at::kLong); });
}

}  // namespace

const TorchRandom randomNumbers = {make,    release, state,           restore,
                                   uniform, normal,  integersBetween, permutation};

}  // namespace binodal
