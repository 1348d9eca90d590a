// swift-tools-version: 6.2

import PackageDescription

// Sources/ lists the rooms of the house from the ground up; an arrow only ever points to a room
// listed earlier. `Makefile` carries what a manifest cannot say (where libtorch lives).

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Binodal",
  products: [
    .executable(name: "binodal", targets: ["binodal"]),
    // What other programs use of it: volumes, their files, and what is measured on them.
    .library(name: "BinodalVolumes", targets: ["Volumes", "Descriptors"]),
    // Loaded at run time, and only by the commands that need a network.
    .library(name: "TorchShim", type: .dynamic, targets: ["TorchShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    system("CFFTW", pkgConfig: "fftw3f", apt: ["libfftw3-dev"]),
    system("CHDF5", pkgConfig: "hdf5-serial", apt: ["libhdf5-dev"]),
    .systemLibrary(name: "CMalloc"),
    system("CZlib", pkgConfig: "zlib", apt: ["zlib1g-dev"]),
    .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"])]),
    system("CZip", pkgConfig: "libzip", apt: ["libzip-dev"]),
    system("CCrypto", pkgConfig: "libcrypto", apt: ["libssl-dev"]),
    system("CPNG", pkgConfig: "libpng", apt: ["libpng-dev"]),
    system("CTIFF", pkgConfig: "libtiff-4", apt: ["libtiff-dev"]),
    system("CNLopt", pkgConfig: "nlopt", apt: ["libnlopt-dev"]),
    system("COpenBLAS", pkgConfig: "lapacke", apt: ["libopenblas-dev", "liblapacke-dev"]),

    .target(name: "BuildStamp"),
    .target(name: "TorchABI", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "TorchShim", dependencies: ["TorchABI"],
      linkerSettings: ["torch", "torch_cpu", "c10"].map { .linkedLibrary($0) }),
    .target(name: "GnuplotShim", linkerSettings: [.linkedLibrary("boost_iostreams")]),

    library("Support"),
    library("Randomness"),
    library("Spelling"),
    library("StrictYAML", ["Support", "Spelling", yams]),
    library("Volumes", ["Support", "CHDF5", "CTIFF", "CPNG", "CZlib", "CBZip2", "CZip"]),
    library("Descriptors", ["Support", "Volumes", "Spelling"]),
    // What a design asks of a generative model and what it is given.
    library("Generation", ["Volumes", "Descriptors"]),
    library("PhaseField", ["Support", "Volumes", "Randomness", "CFFTW"]),
    library(
      "Corpus",
      ["Support", "Volumes", "Descriptors", "PhaseField", "Randomness", "StrictYAML", "CCrypto"]),
    library("Optimize", ["Support", "CNLopt", "Spelling"]),
    library("ProcessModel", ["Support", "Optimize", "COpenBLAS"]),
    library("Tensors", ["Support", "TorchABI"]),
    library(
      "LatentDiffusion",
      [
        "Support", "Volumes", "Descriptors", "Generation", "PhaseField", "Corpus", "Optimize",
        "ProcessModel", "Tensors", "Randomness", "StrictYAML", "CCrypto",
      ]),
    library("Evaluation", ["Support", "Volumes", "Descriptors", "Randomness"]),
    library("Realism", ["Support", "Randomness", "COpenBLAS"]),
    library(
      "InverseDesign",
      [
        "Support", "Volumes", "Descriptors", "Generation", "PhaseField", "Optimize", "ProcessModel",
        "Realism",
      ]),
    library("Ledger", ["Support", grdb]),
    library("Reports", ["Support", "Volumes", "Ledger", "GnuplotShim", "COpenBLAS", "StrictYAML"]),
    library(
      "Studies",
      [
        "Volumes", "Descriptors", "Generation", "PhaseField", "Corpus", "LatentDiffusion",
        "Evaluation",
        "Optimize", "Realism", "InverseDesign", "Ledger", "ProcessModel", "Reports", "StrictYAML",
        "Spelling", "Randomness", "Support", "Tensors", "BuildStamp", "CFFTW", "CHDF5", "CNLopt",
        "COpenBLAS",
      ]),
    .target(
      name: "Serve",
      dependencies: [
        "Studies", "Reports", "Ledger", "Realism", "InverseDesign", "Generation", "LatentDiffusion",
        "PhaseField", "Descriptors",
        "Volumes", "StrictYAML", "Support", "CCrypto", "CPNG", "CZip", sockets,
      ],
      resources: [.copy("Page")], swiftSettings: strict),
    .executableTarget(
      name: "binodal",
      dependencies: [
        "Serve", "Studies", "Reports", "Ledger", "Volumes", "Descriptors", "PhaseField",
        "ProcessModel", "Corpus", "LatentDiffusion", "InverseDesign", "StrictYAML", "Support",
        "CMalloc", "COpenBLAS", arguments,
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "bench",
      dependencies: [
        "PhaseField", "Descriptors", "Volumes", "Generation", "Randomness", "LatentDiffusion",
        "Realism", "InverseDesign", "Reports", "Studies", "Tensors", arguments,
      ],
      path: "Benchmarks/Bench", swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["Volumes", "Randomness", "CHDF5"], path: "Benchmarks/Fuzz",
      swiftSettings: strict),

    .target(name: "Programs", path: "Tests/Programs", swiftSettings: strict),
    tests("Support"),
    tests("Randomness"),
    tests("Spelling"),
    tests("StrictYAML"),
    tests("Volumes", ["Randomness", "Programs"], exclude: ["Goldens"]),
    tests("Descriptors", ["Volumes", "Randomness"], exclude: ["Goldens"]),
    tests("PhaseField", ["Volumes"], exclude: ["Goldens"]),
    tests(
      "Corpus",
      [
        "Volumes", "Descriptors", "PhaseField", "Randomness", "StrictYAML", "Programs", "Support",
      ],
      exclude: ["read_corpus.py"]),
    tests("Tensors", ["Programs"], exclude: ["safetensors_check.py"]),
    tests(
      "LatentDiffusion",
      [
        "Volumes", "Descriptors", "Generation", "Corpus", "Tensors", "Randomness", "StrictYAML",
        "Programs",
      ],
      exclude: ["check_bundle.py", "record_paper_golden.py", "Goldens"]),
    tests("Evaluation", ["Volumes", "Descriptors", "Randomness"]),
    tests("Optimize"),
    tests("Realism"),
    tests(
      "InverseDesign",
      ["Volumes", "Descriptors", "Generation", "PhaseField", "Optimize", "ProcessModel", "Realism"]),
    tests("ProcessModel", ["Randomness"]),
    tests("Ledger", ["Programs", "Support"]),
    tests("Reports", ["Volumes", "Ledger", "Randomness", "CZlib", "Programs", "Support"]),
    tests(
      "Studies",
      [
        "Volumes", "Descriptors", "Generation", "PhaseField", "Corpus", "LatentDiffusion",
        "InverseDesign", "Ledger", "StrictYAML", "Realism", "Reports", "Randomness", "Support",
        "Tensors", "Programs", "Evaluation",
      ]),
    tests("Serve", ["Studies", "Support", "Volumes", "Ledger", "Programs"]),
    tests("binodal", ["Programs"], exclude: ["Goldens", "validate_documents.py"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
