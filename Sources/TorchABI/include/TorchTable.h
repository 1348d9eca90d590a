/// The table of functions that libTorchShim.so exports.
///
/// Every function returns a status and gives its result through `out`, the last argument. Sizes
/// and dimensions are `intptr_t` (Swift's Int). Optional tensors have a null `object`.
#ifndef BINODAL_TORCH_TABLE_H
#define BINODAL_TORCH_TABLE_H

#include "TorchTypes.h"

/// Raised whenever a field of any struct below moves or changes its meaning.
enum { TorchTableVersion = 3 };

typedef struct TorchRuntime {
  /// The words of the last failure on this thread.
  const char *(*message)(void);
  const char *(*version)(void);
  /// Threads inside one operation; holds for every thread that calls from now on.
  TorchStatus (*setThreads)(int32_t count);
  TorchStatus (*threads)(int32_t *out);
  TorchStatus (*isAvailable)(TorchDevice device, bool *out);
} TorchRuntime;

typedef struct TorchCreation {
  /// Copies the values at `data`, row-major.
  TorchStatus (*copy)(const void *data, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                      TorchDevice device, TorchTensor *out);
  TorchStatus (*full)(double value, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                      TorchDevice device, TorchTensor *out);
  TorchStatus (*arange)(intptr_t count, TorchDType dtype, TorchDevice device, TorchTensor *out);
  TorchStatus (*linspace)(double from, double to, intptr_t count, TorchDType dtype,
                          TorchDevice device, TorchTensor *out);
} TorchCreation;

/// Random numbers are drawn on the CPU, so that a seed means the same on every device.
typedef struct TorchRandom {
  TorchStatus (*make)(uint64_t seed, TorchGenerator *out);
  void (*release)(TorchGenerator generator);
  TorchStatus (*state)(TorchGenerator generator, TorchTensor *out);
  TorchStatus (*restore)(TorchGenerator generator, TorchTensor state);
  TorchStatus (*uniform)(TorchGenerator generator, TorchDType dtype, const intptr_t *shape,
                         intptr_t rank, TorchTensor *out);
  TorchStatus (*normal)(TorchGenerator generator, TorchDType dtype, const intptr_t *shape,
                        intptr_t rank, TorchTensor *out);
  TorchStatus (*integers)(TorchGenerator generator, intptr_t from, intptr_t below,
                          const intptr_t *shape, intptr_t rank, TorchTensor *out);
  TorchStatus (*permutation)(TorchGenerator generator, intptr_t count, TorchTensor *out);
} TorchRandom;

typedef struct TorchStorage {
  void (*release)(TorchTensor tensor);
  TorchStatus (*describe)(TorchTensor tensor, TorchDescription *out);
  /// Writes the values, converted to `dtype` and row-major, to `out`.
  TorchStatus (*read)(TorchTensor tensor, TorchDType dtype, size_t bytes, void *out);
  TorchStatus (*scalar)(TorchTensor tensor, double *out);
  TorchStatus (*convert)(TorchTensor tensor, TorchDType dtype, TorchTensor *out);
  TorchStatus (*move)(TorchTensor tensor, TorchDevice device, TorchTensor *out);
  TorchStatus (*contiguous)(TorchTensor tensor, TorchMemoryFormat format, TorchTensor *out);
  TorchStatus (*clone)(TorchTensor tensor, TorchTensor *out);
} TorchStorage;

typedef struct TorchAutograd {
  TorchStatus (*setRequiresGrad)(TorchTensor tensor, bool on);
  TorchStatus (*detach)(TorchTensor tensor, TorchTensor *out);
  TorchStatus (*backward)(TorchTensor tensor, TorchTensor gradient);
  TorchStatus (*gradient)(TorchTensor tensor, TorchTensor *out);
  TorchStatus (*clearGradient)(TorchTensor tensor);
  /// ∂(the one value `tensor`)/∂input, itself recorded for autograd; no gradient is added up.
  TorchStatus (*differentiate)(TorchTensor tensor, TorchTensor input, TorchTensor *out);
  /// Turns recording on or off on this thread; `out` is what it was.
  TorchStatus (*setRecording)(bool on, bool *out);
  TorchStatus (*beginInference)(TorchInference *out);
  TorchStatus (*endInference)(TorchInference scope);
} TorchAutograd;

typedef struct TorchElementwise {
  TorchStatus (*unary)(TorchUnary operation, TorchTensor a, TorchTensor *out);
  TorchStatus (*binary)(TorchBinary operation, TorchTensor a, TorchTensor b, TorchTensor *out);
  /// a ∘ value; `reversed` gives value ∘ a for subtraction and division.
  TorchStatus (*scalar)(TorchBinary operation, TorchTensor a, double value, bool reversed,
                        TorchTensor *out);
  TorchStatus (*power)(TorchTensor a, double exponent, TorchTensor *out);
  TorchStatus (*leakyReLU)(TorchTensor a, double slope, TorchTensor *out);
  TorchStatus (*clamp)(TorchTensor a, double lower, double upper, TorchTensor *out);
  TorchStatus (*where)(TorchTensor condition, TorchTensor a, TorchTensor b, TorchTensor *out);
  TorchStatus (*lerp)(TorchTensor a, TorchTensor b, double weight, TorchTensor *out);
} TorchElementwise;

typedef struct TorchInPlace {
  TorchStatus (*add)(TorchTensor a, TorchTensor b, double scale);
  TorchStatus (*addScalar)(TorchTensor a, double value);
  TorchStatus (*multiply)(TorchTensor a, TorchTensor b);
  TorchStatus (*multiplyScalar)(TorchTensor a, double value);
  TorchStatus (*copy)(TorchTensor a, TorchTensor from);
  TorchStatus (*lerp)(TorchTensor a, TorchTensor to, double weight);
  TorchStatus (*fill)(TorchTensor a, double value);
  TorchStatus (*clamp)(TorchTensor a, double lower, double upper);
} TorchInPlace;

typedef struct TorchReductions {
  /// Over `dims`, or over everything when `count` is 0.
  TorchStatus (*reduce)(TorchReduction operation, TorchTensor a, const intptr_t *dims,
                        intptr_t count, bool keep, TorchTensor *out);
  TorchStatus (*norm)(TorchTensor a, TorchTensor *out);
  TorchStatus (*argmax)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*argmin)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*cumulativeSum)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*isAllFinite)(TorchTensor a, bool *out);
} TorchReductions;

typedef struct TorchAlgebra {
  TorchStatus (*matmul)(TorchTensor a, TorchTensor b, TorchTensor *out);
  TorchStatus (*addmm)(TorchTensor c, TorchTensor a, TorchTensor b, TorchTensor *out);
  TorchStatus (*linear)(TorchTensor a, TorchTensor weight, TorchTensor bias, TorchTensor *out);
  TorchStatus (*softmax)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*logSoftmax)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*oneHot)(TorchTensor a, intptr_t classes, TorchTensor *out);
} TorchAlgebra;

typedef struct TorchLayout {
  TorchStatus (*reshape)(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor *out);
  TorchStatus (*permute)(TorchTensor a, const intptr_t *dims, intptr_t rank, TorchTensor *out);
  TorchStatus (*expand)(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor *out);
  TorchStatus (*squeeze)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*unsqueeze)(TorchTensor a, intptr_t dim, TorchTensor *out);
  TorchStatus (*slice)(TorchTensor a, intptr_t dim, intptr_t from, intptr_t to, intptr_t step,
                       TorchTensor *out);
  TorchStatus (*select)(TorchTensor a, intptr_t dim, intptr_t index, TorchTensor *out);
  TorchStatus (*indexSelect)(TorchTensor a, intptr_t dim, TorchTensor indices, TorchTensor *out);
  TorchStatus (*gather)(TorchTensor a, intptr_t dim, TorchTensor indices, TorchTensor *out);
  TorchStatus (*flip)(TorchTensor a, const intptr_t *dims, intptr_t count, TorchTensor *out);
  TorchStatus (*roll)(TorchTensor a, const intptr_t *shifts, const intptr_t *dims, intptr_t count,
                      TorchTensor *out);
  TorchStatus (*pad)(TorchTensor a, const intptr_t *pads, intptr_t count, TorchPadMode mode,
                     double value, TorchTensor *out);
  /// Widens [N, C, z, y, x] by `margins` = [z, y, x] on both sides: periodic in x and y, and in z
  /// periodic or with the edge repeated. One pass each way, where padding by `pad` takes many.
  TorchStatus (*widen)(TorchTensor a, const intptr_t *margins, bool periodicZ, TorchTensor *out);
  TorchStatus (*cat)(const TorchTensor *tensors, intptr_t count, intptr_t dim, TorchTensor *out);
  TorchStatus (*stack)(const TorchTensor *tensors, intptr_t count, intptr_t dim, TorchTensor *out);
} TorchLayout;

/// How a kernel walks over [z, y, x].
typedef struct TorchWindow {
  intptr_t stride[3];
  intptr_t padding[3];
  intptr_t outputPadding[3];
  intptr_t dilation[3];
  intptr_t groups;
} TorchWindow;

typedef struct TorchConvolutions {
  TorchStatus (*conv3d)(TorchTensor a, TorchTensor weight, TorchTensor bias,
                        const TorchWindow *window, TorchTensor *out);
  TorchStatus (*convTranspose3d)(TorchTensor a, TorchTensor weight, TorchTensor bias,
                                 const TorchWindow *window, TorchTensor *out);
  TorchStatus (*averagePool3d)(TorchTensor a, const intptr_t *kernel, const intptr_t *stride,
                               TorchTensor *out);
  TorchStatus (*maximumPool3d)(TorchTensor a, const intptr_t *kernel, const intptr_t *stride,
                               TorchTensor *out);
  TorchStatus (*upsampleNearest3d)(TorchTensor a, const intptr_t *shape, TorchTensor *out);
} TorchConvolutions;

typedef struct TorchNormalisation {
  TorchStatus (*group)(TorchTensor a, intptr_t groups, TorchTensor weight, TorchTensor bias,
                       double epsilon, TorchTensor *out);
  TorchStatus (*instance)(TorchTensor a, TorchTensor weight, TorchTensor bias, double epsilon,
                          TorchTensor *out);
  TorchStatus (*layer)(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor weight,
                       TorchTensor bias, double epsilon, TorchTensor *out);
  /// Updates the running statistics in place when `training`.
  TorchStatus (*batch)(TorchTensor a, TorchTensor weight, TorchTensor bias, TorchTensor mean,
                       TorchTensor variance, bool training, double momentum, double epsilon,
                       TorchTensor *out);
} TorchNormalisation;

typedef struct TorchLosses {
  TorchStatus (*crossEntropy)(TorchTensor a, TorchTensor target, TorchTensor weight,
                              TorchTensor *out);
  TorchStatus (*negativeLogLikelihood)(TorchTensor a, TorchTensor target, TorchTensor *out);
  TorchStatus (*meanSquare)(TorchTensor a, TorchTensor target, TorchTensor *out);
  TorchStatus (*huber)(TorchTensor a, TorchTensor target, double delta, TorchTensor *out);
  TorchStatus (*binaryCrossEntropy)(TorchTensor logits, TorchTensor target, TorchTensor *out);
} TorchLosses;

/// The numbers of one AdamW step.
typedef struct TorchAdamW {
  double learningRate;
  double beta1;
  double beta2;
  double epsilon;
  double weightDecay;
  intptr_t step;
} TorchAdamW;

typedef struct TorchOptimisers {
  /// One AdamW step of `count` parameters that have gradients; those without are left alone.
  TorchStatus (*adamW)(const TorchAdamW *settings, const TorchTensor *parameters,
                       const TorchTensor *first, const TorchTensor *second, intptr_t count);
} TorchOptimisers;

typedef struct TorchTable {
  uint32_t version;
  TorchRuntime runtime;
  TorchCreation creation;
  TorchRandom random;
  TorchStorage storage;
  TorchAutograd autograd;
  TorchElementwise elementwise;
  TorchInPlace inPlace;
  TorchReductions reductions;
  TorchAlgebra algebra;
  TorchLayout layout;
  TorchConvolutions convolutions;
  TorchNormalisation normalisation;
  TorchLosses losses;
  TorchOptimisers optimisers;
} TorchTable;

/// The shim's only symbol: `const TorchTable *binodalTorchTable(void)`.
typedef const TorchTable *(*TorchTableFunction)(void);

#endif
