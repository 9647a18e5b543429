public import ArgumentParser
public import Conferencing

/// What every run may be told, on whatever transport.
public struct RunOptions: ParsableArguments {
    /// The run's seed.
    @Option(
        name: .customLong("seed"),
        help: ArgumentHelp(
            "What the run's ids and latencies are drawn from: the same seed gives the same run, byte for byte. (default: 1)",
            valueName: "seed"
        )
    )
    public var givenSeed: UInt64?

    /// The run's seed: the one that was given, else 1.
    public var seed: UInt64 { givenSeed ?? 1 }

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

    /// By how much every `within` is stretched.
    @Option(help: ArgumentHelp("By how much every 'within' is stretched, 1 to 1000.", valueName: "times"))
    public var patience: Int64 = 1

    /// How long a whole case may last.
    @Option(
        help: ArgumentHelp(
            "How long a whole case may last on its own clock, such as 90s or 5m: virtual time on the simulator, real time on a connection. One that would last longer has failed.",
            valueName: "duration"
        ),
        transform: RunOptions.duration
    )
    public var timeout: TimeSpan?

    /// Whether the run ends at its first failure.
    @Flag(help: "End the run at the first case that fails; the others are not run. Without it, all are run.")
    public var failFast = false

    /// Whether scenarios are run beside others that have mistakes.
    @Flag(
        help:
            "Run the scenarios that load, also where others have mistakes; the exit code is 2 all the same. Without it, a mistake keeps everything from running. Cases that fail never keep others from running, unless --fail-fast says so."
    )
    public var keepGoing = false

    /// Whether a skipped scenario fails the run.
    @Flag(help: "A scenario that is skipped makes the run fail.")
    public var noSkips = false

    /// Whether a claim that was not observed fails the run.
    @Flag(help: "A claim that cannot be observed on the transport makes the run fail.")
    public var noUnobserved = false

    /// The day that it is, for those who want to see what a known failure comes to on another one.
    @Option(help: .hidden, transform: RunOptions.day)
    public var today = Day.today

    /// The options of a run of which nothing was said.
    public init() {}

    /// What must be said again to get the same run again, beside the seed.
    public var flags: [String] {
        (patience == 1 ? [] : ["--patience \(patience)"]) + (timeout.map { ["--timeout \($0)"] } ?? [])
    }

    /// What is wanted of who takes the results.
    public var wishes: RunRecorder.Wishes {
        var wishes = RunRecorder.Wishes(seed: seed)
        (wishes.events, wishes.json, wishes.junit) = (events, json, junit)
        (wishes.failFast, wishes.noSkips, wishes.noUnobserved) = (failFast, noSkips, noUnobserved)
        wishes.today = today
        return wishes
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError("it is no day such as 2027-03-01") }
        return day
    }

    private static func duration(_ text: String) throws -> TimeSpan {
        switch TimeSpan.parse(text) {
        case .failure(let refusal): throw ValidationError("it \(refusal.reason)")
        case .success(let span):
            guard span > .zero else { throw ValidationError("it must be longer than nothing") }
            return span
        }
    }

    /// Refuses numbers that are out of range.
    ///
    /// - Throws: a `ValidationError` that says which.
    public func validate() throws {
        guard (1...256).contains(jobs) else {
            throw ValidationError("--jobs takes a number from 1 to 256, not \(jobs)")
        }
        guard (1...1000).contains(patience) else {
            throw ValidationError("--patience takes a number from 1 to 1000, not \(patience)")
        }
        if failFast, keepGoing {
            throw ValidationError("--fail-fast and --keep-going say the opposite of each other: give one of them")
        }
    }
}
