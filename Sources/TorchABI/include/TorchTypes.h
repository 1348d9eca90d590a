/// The handles, codes and enumerations of the table.
#ifndef BINODAL_TORCH_TYPES_H
#define BINODAL_TORCH_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A tensor; `object` is null for "none". Made by every function with an `out`, freed by `release`.
typedef struct TorchTensor {
  void *object;
} TorchTensor;

/// A source of random numbers with a state of its own.
typedef struct TorchGenerator {
  void *object;
} TorchGenerator;

/// A scope in which libtorch records nothing for autograd and makes inference tensors.
typedef struct TorchInference {
  void *object;
} TorchInference;

/// What a call came to; the words are in `TorchRuntime.message` of the same thread.
typedef enum TorchStatus {
  TorchStatusOK = 0,
  TorchStatusLibrary = 1,
  TorchStatusOutOfMemory = 2,
  TorchStatusUnknown = 3,
} TorchStatus;

typedef enum TorchDType {
  TorchDTypeFloat32 = 0,
  TorchDTypeFloat64 = 1,
  TorchDTypeFloat16 = 2,
  TorchDTypeBFloat16 = 3,
  TorchDTypeInt64 = 4,
  TorchDTypeInt32 = 5,
  TorchDTypeUInt8 = 6,
  TorchDTypeBool = 7,
} TorchDType;

/// Where a tensor lives: −1 is the CPU, i ≥ 0 is CUDA's device i.
typedef int32_t TorchDevice;

enum { TorchMaximumRank = 8 };

typedef struct TorchDescription {
  TorchDType dtype;
  TorchDevice device;
  bool requiresGrad;
  intptr_t rank;
  intptr_t sizes[TorchMaximumRank];
} TorchDescription;

typedef enum TorchMemoryFormat {
  TorchMemoryFormatContiguous = 0,
  TorchMemoryFormatChannelsLast3d = 1,
} TorchMemoryFormat;

typedef enum TorchUnary {
  TorchUnaryNegative,
  TorchUnaryExp,
  TorchUnaryLog,
  TorchUnarySqrt,
  TorchUnaryRsqrt,
  TorchUnarySquare,
  TorchUnaryAbs,
  TorchUnarySin,
  TorchUnaryCos,
  TorchUnarySigmoid,
  TorchUnaryTanh,
  TorchUnaryReLU,
  TorchUnarySiLU,
  TorchUnarySoftplus,
  TorchUnaryGELU,
  TorchUnaryReciprocal,
  TorchUnaryFloor,
  TorchUnaryRound,
  TorchUnarySign,
  TorchUnaryLogicalNot,
  TorchUnaryIsFinite,
} TorchUnary;

typedef enum TorchBinary {
  TorchBinaryAdd,
  TorchBinarySubtract,
  TorchBinaryMultiply,
  TorchBinaryDivide,
  TorchBinaryMinimum,
  TorchBinaryMaximum,
  TorchBinaryLess,
  TorchBinaryLessEqual,
  TorchBinaryGreater,
  TorchBinaryGreaterEqual,
  TorchBinaryEqual,
  TorchBinaryNotEqual,
} TorchBinary;

typedef enum TorchReduction {
  TorchReductionSum,
  TorchReductionMean,
  TorchReductionMaximum,
  TorchReductionMinimum,
  TorchReductionVariance,
  TorchReductionUnbiasedVariance,
} TorchReduction;

typedef enum TorchPadMode {
  TorchPadModeConstant,
  TorchPadModeReplicate,
  TorchPadModeCircular,
} TorchPadMode;

#endif
