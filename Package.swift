// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target, so that no station is held to less than its neighbours.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// A station of the program: what it imports is what `docs/architecture.md` lets it import, and a tidy test holds it to that.
func station(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one station.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], resources: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
        exclude: resources,
        swiftSettings: settings
    )
}

let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["muster"]),
        // What the benchmarks see; they are a package of their own.
        .library(name: "Stations", targets: ["Simulation", "Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        station("JSONCodec"),
        station("YAMLSource", ["CLibYAML"]),
        station("Conferencing", ["JSONCodec"]),
        station("Scenarios", ["YAMLSource", "Conferencing"]),
        station("Planning", ["Scenarios"]),
        station("Execution", ["Planning"]),
        station("ConferenceEngine", ["Conferencing"]),
        station("RelayWire", ["Conferencing", deque]),
        station("RelayService", ["ConferenceEngine", "RelayWire"]),
        station("Simulation", ["Execution", "ConferenceEngine", deque]),
        station("Reporting", ["Execution"]),
        station("Suites", ["Planning"]),
        .executableTarget(
            name: "muster",
            dependencies: ["Simulation", "Reporting", "Suites", argumentParser],
            swiftSettings: settings
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "BentServices",
            dependencies: ["Simulation"],
            path: "Tests/BentServices",
            swiftSettings: settings
        ),
        tests(of: "JSONCodec"),
        tests(of: "YAMLSource"),
        tests(of: "Conferencing"),
        tests(of: "ConferenceEngine", ["Conferencing"]),
        tests(of: "RelayWire", ["Conferencing", "JSONCodec"]),
        tests(of: "RelayService", ["RelayWire", "Conferencing", "JSONCodec"]),
        tests(of: "Scenarios"),
        tests(of: "Planning"),
        tests(of: "Execution", ["BentServices", "Simulation", "Planning", "Conferencing", "YAMLSource", "JSONCodec"]),
        tests(of: "Reporting", ["BentServices"], resources: ["Goldens"]),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["muster", "TestSupport", "JSONCodec"],
            exclude: ["Goldens", "Inputs"],
            swiftSettings: settings
        ),
    ]
)
