// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Measure",
  dependencies: [.package(name: "Binodal", path: "../..")],
  targets: [
    .executableTarget(
      name: "Measure", dependencies: [.product(name: "BinodalVolumes", package: "Binodal")])
  ],
  swiftLanguageModes: [.v6]
)
