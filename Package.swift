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

/// What opens sockets.
let sockets: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOWebSocket", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let package = Package(
    name: "muster",
    products: [
        .executable(name: "muster", targets: ["muster"]),
        .executable(name: "muster-net", targets: ["muster-net"]),
        // What the benchmarks see; they are a package of their own.
        .library(name: "Stations", targets: ["Simulation", "Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        // Only what `muster-net` is built of; `muster` links none of these.
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
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
        station("RelayProgram", ["Execution", "RelayWire"]),
        station("Simulation", ["Execution", "ConferenceEngine", "RelayService", "RelayProgram", deque]),
        station("Reporting", ["Execution"]),
        station("Suites", ["Planning"]),
        station(
            "RelayClient",
            [
                "RelayWire", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ] + sockets
        ),
        station("LiveDriver", ["RelayProgram", "RelayClient"]),
        station(
            "Platform",
            [
                "RelayService",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ] + sockets
        ),
        station("CommandSupport", ["Reporting", "Suites", argumentParser]),
        .executableTarget(
            name: "muster",
            dependencies: ["CommandSupport", "Simulation", argumentParser],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "muster-net",
            dependencies: [
                "CommandSupport", "LiveDriver", "Platform", argumentParser,
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "BentServices",
            dependencies: ["Simulation"],
            path: "Tests/BentServices",
            swiftSettings: settings
        ),
        // Inputs and profiles for the engine, drawn from a seed.
        .target(
            name: "EngineScenes",
            dependencies: ["ConferenceEngine", "JSONCodec"],
            path: "Tests/EngineScenes",
            swiftSettings: settings
        ),
        .target(
            name: "ServerSupport",
            dependencies: ["JSONCodec", "TestSupport"],
            path: "Tests/ServerSupport",
            swiftSettings: settings
        ),
        tests(of: "JSONCodec"),
        tests(of: "YAMLSource"),
        tests(of: "Conferencing", ["JSONCodec"], resources: ["Webhooks/Goldens"]),
        tests(of: "ConferenceEngine", ["Conferencing", "EngineScenes"]),
        tests(of: "RelayWire", ["Conferencing", "JSONCodec"]),
        tests(of: "RelayService", ["RelayWire", "Conferencing", "JSONCodec"]),
        tests(of: "Platform", ["RelayWire"]),
        tests(of: "RelayClient", ["Platform", "RelayWire"] + sockets),
        tests(of: "LiveDriver", ["RelayClient", "RelayWire", "Planning", "Execution", "Conferencing", "YAMLSource"]),
        tests(of: "Scenarios"),
        tests(of: "Planning"),
        tests(of: "Execution", ["BentServices", "Simulation", "Planning", "Conferencing", "YAMLSource", "JSONCodec"]),
        tests(
            of: "Simulation",
            ["Suites", "Planning", "Execution", "BentServices", "Conferencing", "EngineScenes", "YAMLSource"]
        ),
        tests(of: "Reporting", ["BentServices", "Suites"], resources: ["Goldens"]),
        // What holds for every conference: random runs, and services that break it.
        .testTarget(
            name: "LawTests",
            dependencies: ["BentServices", "ConferenceEngine", "EngineScenes", "Execution", "Planning", "Simulation"],
            swiftSettings: settings
        ),
        // The official SDK as a client of `muster-net serve`.
        .testTarget(
            name: "JudgeTests",
            dependencies: ["muster", "muster-net", "ServerSupport", "TestSupport"],
            swiftSettings: settings
        ),
        // `muster run --transport relay` against `muster serve`.
        .testTarget(
            name: "RelayRunTests",
            dependencies: ["muster", "muster-net", "ServerSupport", "TestSupport", "JSONCodec"],
            swiftSettings: settings
        ),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["muster", "ServerSupport", "TestSupport", "JSONCodec"],
            exclude: ["Goldens", "Inputs"],
            swiftSettings: settings
        ),
    ]
)
