import Conferencing
import RelayWire
import Testing

/// Whatever comes, in whatever order: no trap, one answer to each request, nothing after the end.
@Suite struct ClientSessionRandomTests {
    /// What is drawn for one seed, and what came of it.
    struct Run {
        var bench: ClientSessionBench
        var dice: SeededGenerator
        var asked: Int32 = 0
        var answers: [Int32: Int] = [:]
        var isOver = false
        var wasUp = false
        /// What must not be.
        var faults: [String] = []

        init(seed: UInt64) {
            var settings = ClientSessionBench.settings
            settings.seed = seed
            settings.maximumQueued = 3
            settings.maximumSeenEvents = 4
            bench = ClientSessionBench(settings)
            dice = SeededGenerator(seed: seed)
        }

        mutating func take(_ step: ClientSessionBench.Step) {
            let wasOver = isOver
            for line in bench.take(step) {
                let words = line.split(separator: " ")
                if words.count > 1, let number = Int32(words[0]), words[1] == "=" || words[1] == "lost:" {
                    answers[number, default: 0] += 1
                } else if line.hasPrefix("up ") {
                    wasUp = true
                    if wasOver { faults.append("up after the end") }
                } else if line.hasPrefix("ended") {
                    if isOver { faults.append("a second end") }
                    isOver = true
                } else if line != "nothing is due", wasOver {
                    faults.append("after the end: \(line)")
                }
            }
        }

        mutating func ask() {
            asked += 1
            take(.asks(asked))
        }

        /// Wakes it until nothing is due; one that is ending must come to its end in few steps.
        mutating func drain() {
            for _ in 0..<50 where bench.session.nextWakeup != nil { take(.next) }
            if bench.session.nextWakeup != nil { faults.append("still busy after 50 steps") }
        }

        mutating func text() -> String {
            let asked = Int64(asked)
            let name = "calling.m\(1 + dice.below(UInt64(max(1, asked))))"
            let id = String(dice.below(6))
            let texts = [
                ClientSessionBench.accept("s1"), ClientSessionBench.accept("s2"), ClientSessionBench.accept("s1"),
                ClientSessionBench.accept("s1"), ClientSessionBench.fail("signalwire.connect", -32002),
                ClientSessionBench.answer("signalwire.ping", "{}"), ClientSessionBench.answer(name, "{}"),
                ClientSessionBench.answer(name, "null"), ClientSessionBench.fail(name, -32601),
                ClientSessionBench.event(id, "x"), ClientSessionBench.state(id, "one"),
                ClientSessionBench.disconnect(#"{"restart":true}"#), ClientSessionBench.disconnect("{}"),
                #"{"id":1e999,"method":"signalwire.ping","params":{"timestamp":[]}}"#, #"{"id":"q","method":"x"}"#,
                #"{"id":null,"error":null}"#, "[]", "", "{",
            ]
            var text = texts[Int(dice.below(UInt64(texts.count)))]
            if dice.chance(1, in: 20) { text = String(text.prefix(Int(dice.below(UInt64(text.count + 1))))) }
            return text
        }

        /// Bytes that are not even UTF-8, most of the time.
        mutating func noise() {
            let bytes = (0..<dice.below(12)).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
            let lines = bench.take(ClientSession.Input.received(bytes))
            if isOver, !lines.isEmpty { faults.append("after the end: \(lines)") }
        }

        mutating func step() {
            switch dice.below(20) {
            case 0: take(.begin)
            case 1, 2, 3: take(.opened)
            case 4: take(.closed("cut"))
            case 5: take(.binary)
            case 6: noise()
            case 7, 8, 9: take(.next)
            case 10: take(.after(Int64(dice.below(20)) - 3))
            case 11, 12, 13: ask()
            case 14 where dice.chance(1, in: 5): take(.end)
            case _: take(.hears(text()))
            }
        }
    }

    @Test func `whatever comes, each request is answered once and nothing follows the end`() {
        var (ends, ups) = (0, 0)
        for seed in 0..<2000 as Range<UInt64> {
            var run = Run(seed: seed)
            if run.dice.chance(3, in: 4) { run.take(.begin) }
            for _ in 0..<60 { run.step() }
            if run.isOver { ends += 1 }
            if run.wasUp { ups += 1 }
            run.take(.end)
            run.ask()
            run.drain()
            run.take(.opened)
            run.take(.hears(ClientSessionBench.accept("s1")))
            #expect(run.isOver, "seed \(seed)")
            #expect(run.faults.isEmpty, "seed \(seed): \(run.faults)")
            let answeredOnce = run.answers.count == Int(run.asked) && run.answers.values.allSatisfy { $0 == 1 }
            #expect(answeredOnce, "seed \(seed): \(run.answers) of \(run.asked)")
        }
        // The dice reach both: runs that end by themselves and runs that do not.
        #expect(ends > 100 && ends < 1900)
        #expect(ups > 500)
    }

    @Test func `the same seed and inputs bring the same outputs`() {
        for seed in 0..<50 as Range<UInt64> {
            var (first, second) = (Run(seed: seed), Run(seed: seed))
            for _ in 0..<60 {
                first.step()
                second.step()
            }
            #expect(first.bench.written == second.bench.written && first.bench.now == second.bench.now)
        }
    }
}
