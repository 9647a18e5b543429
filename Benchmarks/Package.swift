// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "muster", path: "..")],
    targets: [
        .systemLibrary(name: "CYAML", path: "Sources/CYAML", pkgConfig: "yaml-0.1"),
        .target(name: "CParseLoop", dependencies: ["CYAML"], cSettings: [.unsafeFlags(["-O2"])]),
        .target(name: "CConferenceLoop", cSettings: [.unsafeFlags(["-O2"])]),
        .executableTarget(
            name: "benchmarks",
            dependencies: ["CParseLoop", "CConferenceLoop", .product(name: "Stations", package: "muster")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        ),
    ]
)
