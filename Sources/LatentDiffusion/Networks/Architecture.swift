/// Which networks a model has, and their sizes; what a model card must say to rebuild them.
package struct Architecture: Codable, Sendable, Equatable {
  package var autoencoder: AutoencoderArchitecture
  package var predictor: PredictorArchitecture
  package var denoiser: DenoiserArchitecture
  /// The paper's networks, which then stand for all three; nil for this program's own.
  package var paper: PaperArchitecture?

  package init(
    autoencoder: AutoencoderArchitecture = AutoencoderArchitecture(),
    predictor: PredictorArchitecture = PredictorArchitecture(),
    denoiser: DenoiserArchitecture = DenoiserArchitecture(), paper: PaperArchitecture? = nil
  ) {
    self.autoencoder = autoencoder
    self.predictor = predictor
    self.denoiser = denoiser
    self.paper = paper
  }

  var family: any NetworkFamily {
    paper ?? CompactFamily(autoencoder: autoencoder, predictor: predictor, denoiser: denoiser)
  }

  /// The side of a latent cell in voxels.
  package var cell: Int { family.cell }

  /// Numbers per latent cell.
  package var channels: Int { family.channels }

  /// Steps of the noise schedule.
  package var steps: Int { family.steps }

  /// Whether the networks work on volumes of one shape only.
  package var hasFixedShape: Bool { family.hasFixedShape }

  /// Every side of a volume must be a multiple of this: the latent cell times what the denoiser
  /// halves.
  package var sideMultiple: Int { family.sideMultiple }

  /// Refuses sizes that no network can have.
  func check(path: String) throws(LatentDiffusionError) {
    for (key, values, allowed) in family.sizes {
      guard (1...6).contains(values.count), values.allSatisfy(allowed.contains) else {
        throw .card(
          path: path, key: "architecture.\(key)", found: "\(values)",
          expected: "values from \(allowed.lowerBound) to \(allowed.upperBound)")
      }
    }
    if let fault = family.fault {
      throw .card(
        path: path, key: "architecture.\(fault.key)", found: fault.found,
        expected: fault.expected)
    }
  }
}

/// The variational autoencoder: voxels to a latent of `channels` numbers per cell, and back.
package struct AutoencoderArchitecture: Codable, Sendable, Equatable {
  /// The side of the cube of voxels that is folded into channels first.
  package var patch = 4
  /// Channels at each resolution, finest first; each further one halves the resolution.
  package var widths = [48, 96]
  /// Residual blocks of the encoder at each resolution, finest first.
  package var encoderBlocks = [1, 1]
  /// Residual blocks of the decoder at each resolution, finest first.
  package var decoderBlocks = [1, 2]
  /// Kernel of the convolution that reads the folded voxels.
  package var stemKernel = 1
  /// Kernel of the convolution that writes the folded voxels.
  package var headKernel = 3
  /// Numbers per latent cell.
  package var channels = 4

  package init() {}

  /// The side of a latent cell in voxels.
  package var cell: Int { patch << (widths.count - 1) }
}

/// The feature predictor: latent to a mean and a variance per attribute.
package struct PredictorArchitecture: Codable, Sendable, Equatable {
  /// Channels of the convolutions.
  package var width = 64
  /// Residual blocks after the first convolution.
  package var blocks = 2
  /// Bands of z that are pooled apart: attributes tell the electrodes apart.
  package var bands = 2
  /// Width of the hidden layer after pooling.
  package var hidden = 128
  /// Channels of the state that sweeps carry between the electrodes; nil for no sweeps.
  package var sweep: Int?

  package init() {}
}

/// The denoising U-Net.
package struct DenoiserArchitecture: Codable, Sendable, Equatable {
  /// Channels at each resolution, finest first; each further one halves the resolution.
  package var widths = [32, 64, 128]
  /// Residual blocks at each resolution, on the way down and on the way up.
  package var blocks = 1
  /// Width of the embedding of time and condition.
  package var embedding = 128
  /// Steps of the noise schedule, β from 10⁻⁴ to 0.02.
  package var steps = 1000
  /// Whether any part of the conditions may be left open; nil for all or none of them.
  package var separateMasks: Bool?

  package init() {}
}
