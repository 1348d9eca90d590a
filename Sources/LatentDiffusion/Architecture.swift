/// The sizes of the three networks of a model; what a model card must say to rebuild them.
public struct Architecture: Codable, Sendable, Equatable {
  public var autoencoder: AutoencoderArchitecture
  public var predictor: PredictorArchitecture
  public var denoiser: DenoiserArchitecture

  public init(
    autoencoder: AutoencoderArchitecture = AutoencoderArchitecture(),
    predictor: PredictorArchitecture = PredictorArchitecture(),
    denoiser: DenoiserArchitecture = DenoiserArchitecture()
  ) {
    self.autoencoder = autoencoder
    self.predictor = predictor
    self.denoiser = denoiser
  }

  /// Every side of a volume must be a multiple of this: the latent cell times what the denoiser
  /// halves.
  public var sideMultiple: Int { autoencoder.cell << (denoiser.widths.count - 1) }
}

/// The variational autoencoder: voxels to a latent of `channels` numbers per cell, and back.
public struct AutoencoderArchitecture: Codable, Sendable, Equatable {
  /// The side of the cube of voxels that is folded into channels first.
  public var patch = 4
  /// Channels at each resolution, finest first; each further one halves the resolution.
  public var widths = [48, 96]
  /// Residual blocks of the encoder at each resolution, finest first.
  public var encoderBlocks = [1, 1]
  /// Residual blocks of the decoder at each resolution, finest first.
  public var decoderBlocks = [1, 2]
  /// Kernel of the convolution that reads the folded voxels.
  public var stemKernel = 1
  /// Kernel of the convolution that writes the folded voxels.
  public var headKernel = 3
  /// Numbers per latent cell.
  public var channels = 4

  public init() {}

  /// The side of a latent cell in voxels.
  public var cell: Int { patch << (widths.count - 1) }
}

/// The feature predictor: latent to a mean and a variance per attribute.
public struct PredictorArchitecture: Codable, Sendable, Equatable {
  /// Channels of the convolutions.
  public var width = 64
  /// Residual blocks after the first convolution.
  public var blocks = 2
  /// Bands of z that are pooled apart: attributes tell the electrodes apart.
  public var bands = 2
  /// Width of the hidden layer after pooling.
  public var hidden = 128

  public init() {}
}

/// The denoising U-Net.
public struct DenoiserArchitecture: Codable, Sendable, Equatable {
  /// Channels at each resolution, finest first; each further one halves the resolution.
  public var widths = [32, 64, 128]
  /// Residual blocks at each resolution, on the way down and on the way up.
  public var blocks = 1
  /// Width of the embedding of time and condition.
  public var embedding = 128
  /// Steps of the noise schedule, β from 10⁻⁴ to 0.02.
  public var steps = 1000

  public init() {}
}
