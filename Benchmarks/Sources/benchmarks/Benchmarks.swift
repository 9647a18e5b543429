import CConferenceLoop
import CParseLoop
import ConferenceEngine
import Conferencing
import Foundation
import Planning
import Simulation
import YAMLSource

/// Measures what muster does against floors of the same run. Single times swing with the machine; the ratios hold.
@main
enum Benchmarks {
    static func main() {
        print("| what | median | against |")
        print("| --- | --- | --- |")
        startUp()
        let steps = loading(steps: 75_000)
        running(steps)
        for members in [10, 1000, 100_000] { engine(members: members) }
    }

    /// A process that says its version, against one that does nothing.
    static func startUp() {
        let program = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/release/muster")
        func start(_ path: String, _ arguments: [String]) -> Double {
            median(of: 15) {
                let process = Process()
                process.executableURL = URL(filePath: path)
                process.arguments = arguments
                process.standardOutput = FileHandle.nullDevice
                try? process.run()
                process.waitUntilExit()
            }
        }
        let nothing = start("/bin/true", [])
        let version = start(program.path, ["--version"])
        row(
            "muster --version, process included",
            "\(text(version * 1000, 1)) ms",
            "/bin/true \(text(nothing * 1000, 1)) ms"
        )
    }

    /// Bytes to nodes and to a checked plan, against a bare C loop over the same bytes.
    static func loading(steps: Int) -> Plan? {
        var yaml = "scenario: s\ncalls: [alice, bob]\nsteps:\n  - join: alice\n"
        for _ in 0..<steps / 2 {
            yaml += "  - join: { call: bob, muted: true }\n    expect:\n"
            yaml += "      - participant-join: { call: bob, size: 2, muted: true }\n"
            yaml += "  - leave: bob\n    expect: [participant-leave: { call: bob, size: 1 }]\n"
        }
        let bytes = Array(yaml.utf8)
        let source = SourceText(path: "big.yaml", bytes: bytes)
        var events = 0
        let floor = median(of: 5) { events = bytes.withUnsafeBufferPointer { parse_loop($0.baseAddress, $0.count) } }
        row(
            "C loop over yaml_parser_parse, \(text(Double(bytes.count) / 1e6, 1)) MB",
            "\(text(floor * 1000, 0)) ms",
            "\(events) events"
        )
        let nodes = median(of: 5) { _ = YAMLReader.read(source, limits: .standard) }
        row("bytes to nodes", "\(text(nodes * 1000, 0)) ms", "\(text(nodes / floor, 2)) of the C loop")
        var planned = PlannedFile(plans: [], diagnostics: [])
        let plan = median(of: 5) { planned = Planner.plan(source, suitePath: "big.yaml") }
        row(
            "bytes to checked plan, \(steps) steps",
            "\(text(plan * 1000, 0)) ms",
            "\(text(plan / floor, 2)) of the C loop"
        )
        return planned.plans.first
    }

    /// Steps with a command, its reply, its events and an expectation each, on the simulator.
    static func running(_ plan: Plan?) {
        guard let plan else { return }
        let time = median(of: 3) {
            precondition(Simulator.run(plan, runSeed: 1).verdict == .passed, "the scenario must hold")
        }
        let rate = Double(plan.steps.count) / time
        row(
            "checked steps on the simulator",
            "\(text(rate / 1000, 0)) thousand/s",
            "\(text(time * 1e9 / Double(plan.steps.count), 0)) ns a step"
        )
    }

    /// The bare engine: members leave and join a conference of a size that stays as it is, against a C loop that does the
    /// least of the same.
    static func engine(members: Int) {
        let options = Shared(JoinOptions(name: "room"))
        var service = BareService()
        service.dial(members)
        for index in 0..<members { service.command(.join(CallID(Int32(index)), options)) }
        var generator = SeededGenerator(seed: 1)
        let rounds = 200_000
        var floorEvents = 0
        let floor = median(of: 3) { floorEvents = conference_loop(Int32(members), rounds) }
        var events = 0
        let time = median(of: 3) { events = service.play(rounds, members: members, options, &generator) }
        row(
            "engine, \(members) members, leave and join",
            "\(text(Double(events) / time / 1e6, 1)) million events/s",
            "\(text(time / Double(max(events, 1)) / (floor / Double(max(floorEvents, 1))), 1)) of a C loop, "
                + "\(text(time * 1e9 / Double(max(events, 1)), 0)) ns an event"
        )
    }
}

/// An engine and who drives it. A structure, for variables that a closure captures are checked at each access.
private struct BareService {
    private let session = SessionID(0)
    private var engine = ConferenceEngine(profile: .relay, beeps: .untold)
    private var outputs: [ConferenceEngine.Output] = []
    private var request: Int32 = 0

    init() { engine.handle(.connect(session, ProjectID(0)), at: .start, into: &outputs) }

    mutating func command(_ command: Command) {
        engine.handle(.command(session, RequestID(request), command), at: .start, into: &outputs)
        request &+= 1
    }

    /// Brings calls up.
    mutating func dial(_ count: Int) {
        for index in 0..<count {
            let tag = CallTag(Int32(index))
            engine.handle(.phone(session, .prepare(tag, .answer(after: .zero))), at: .start, into: &outputs)
            command(.dial(Shared(DialOptions(tag: tag, tagText: "t", to: "+1"))))
        }
        engine.handle(.woke, at: .start, into: &outputs)
    }

    /// Random members leave and join again; returns how many events there were.
    mutating func play(
        _ rounds: Int,
        members: Int,
        _ options: Shared<JoinOptions>,
        _ generator: inout SeededGenerator
    ) -> Int {
        outputs.removeAll(keepingCapacity: true)
        var events = 0
        for _ in 0..<rounds {
            let call = CallID(Int32(generator.below(UInt64(members))))
            command(.leave(call, ConferenceID(0)))
            command(.join(call, options))
            for output in outputs { if case .event = output { events += 1 } }
            outputs.removeAll(keepingCapacity: true)
        }
        return events
    }
}
