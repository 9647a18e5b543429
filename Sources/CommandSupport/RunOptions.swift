public import ArgumentParser

/// What every run may be told, on whatever transport.
public struct RunOptions: ParsableArguments {
    /// The run's seed.
    @Option(help: "What the run's ids and latencies are drawn from: the same seed gives the same run, byte for byte.")
    public var seed: UInt64 = 1

    /// How many cases run side by side.
    @Option(
        help: ArgumentHelp(
            "How many cases run side by side; what is printed and written never depends on it.",
            valueName: "n"
        )
    )
    public var jobs = 2

    /// Where the traces go.
    @Option(
        help: ArgumentHelp("Write the trace of every case there, as JSON lines in case order.", valueName: "file"),
        completion: .file()
    )
    public var events: String?

    /// Where the JUnit report goes.
    @Option(
        help: ArgumentHelp("Write a JUnit report there.", valueName: "file"),
        completion: .file(extensions: ["xml"])
    )
    public var junit: String?

    /// Where the JSON report goes.
    @Option(help: ArgumentHelp("Write a report there as JSON lines.", valueName: "file"), completion: .file())
    public var json: String?

    /// The options of a run of which nothing was said.
    public init() {}

    /// Refuses numbers that are out of range.
    ///
    /// - Throws: a `ValidationError` that says which.
    public func validate() throws {
        guard (1...256).contains(jobs) else {
            throw ValidationError("--jobs takes a number from 1 to 256, not \(jobs)")
        }
    }
}
