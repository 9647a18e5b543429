import Conferencing
import JSONCodec
import RelayService
import RelayWire
import Testing

/// Client and service in a box, in virtual time, over a link that is cut.
@Suite struct CutTests {
    /// How a run came out.
    struct Outcome: Equatable {
        /// Each request's answers, in order.
        var answers: [String: [String]] = [:]
        /// Conference statuses and call states, in order of arrival.
        var events: [String] = []
        var end: String?
        var frames = 0
    }

    /// The program: dials, joins, leaves, hangs up; a request that is lost is asked again once the session is back.
    struct Box {
        var client: ClientSession
        var service: ServiceBench
        var now = Instant.start
        var outcome = Outcome()
        let cutAt: Int?
        private var socket = 0
        private var isOpen = false
        private var wire: [(at: Instant, toClient: Bool, bytes: [UInt8])] = []
        private var address: JSONObject = [:]
        private var conference: JSONValue = .null
        private var stage = 0
        private var number: Int32 = 0
        private var unanswered = 0
        private var names: [Int32: String] = [:]

        init(cutAt: Int?) {
            service = ServiceBench()
            self.cutAt = cutAt
            client = ClientSession(
                ClientSession.Settings(.token(project: service.project, Secret(service.token)), seed: 1)
            )
        }

        /// So many steps are more than any run takes.
        static let mostSteps = 10_000

        mutating func run() -> Outcome {
            tell(.begin)
            for _ in 0..<Box.mostSteps {
                guard outcome.end == nil else { return outcome }
                let dues = [wire.first?.at, client.nextWakeup, service.service.nextWakeup].map { $0 ?? .never }
                guard let due = dues.min(), due < .never else { break }
                now = max(now, due)
                service.now = now
                if dues[0] <= now {
                    let message = wire.removeFirst()
                    if message.toClient {
                        tell(.received(message.bytes))
                    } else {
                        send(service.take(.received(SocketID(socket), message.bytes)))
                    }
                } else if dues[2] <= now {
                    send(service.take(.woke))
                } else {
                    tell(.woke)
                }
            }
            outcome.end = "still busy: \(stage)"
            return outcome
        }

        /// One frame goes out; the link is cut in its place if it is that one's turn.
        private mutating func put(_ bytes: [UInt8], toClient: Bool) {
            guard isOpen else { return }
            outcome.frames += 1
            guard outcome.frames != cutAt else { return cut() }
            wire.append((now + .milliseconds(5), toClient, bytes))
        }

        private mutating func cut() {
            isOpen = false
            wire.removeAll()
            _ = service.take(.closed(SocketID(socket)))
            tell(.closed("cut"))
        }

        private mutating func send(_ told: ServiceBench.Told) {
            for entry in told where entry.socket == socket { put(entry.frame.bytes, toClient: true) }
            if service.closed[socket] != nil, isOpen { cut() }
        }

        private mutating func tell(_ input: ClientSession.Input) {
            var outputs: [ClientSession.Output] = []
            client.handle(input, at: now, into: &outputs)
            for output in outputs { carryOut(output) }
        }

        private mutating func carryOut(_ output: ClientSession.Output) {
            switch output {
            case .open:
                socket += 1
                isOpen = true
                _ = service.take(.opened(SocketID(socket)))
                tell(.opened)
            case .write(let bytes): put(bytes, toClient: false)
            case .close: if isOpen { cut() }
            case .connected: if stage == 0 { go(1) }
            case .answered(let id, let answer): answered(names[id.number] ?? "", answer)
            case .event(let envelope): event(envelope)
            case .lost, .trouble: break
            case .ended(let end): outcome.end = "\(end)"
            }
        }

        private mutating func go(_ next: Int) {
            guard next > stage else { return }
            stage = next
            switch stage {
            case 1: ask("dial", "calling.dial", ServiceBench.dial("alice"))
            case 2: ask("join", "calling.join_conference", address.with(["name": "room"]))
            case 3: ask("leave", "calling.leave_conference", address.with(["conference_id": conference]))
            case 4: ask("end", "calling.end", address)
            default: endIfAnswered()
            }
        }

        private mutating func endIfAnswered() {
            if stage == 5, unanswered == 0 { tell(.end) }
        }

        private mutating func ask(_ name: String, _ method: String, _ params: JSONObject) {
            number += 1
            unanswered += 1
            names[number] = name
            tell(.request(RequestID(number), method: method, params: params))
        }

        private mutating func answered(_ name: String, _ answer: ClientSession.Answer) {
            unanswered -= 1
            defer { endIfAnswered() }
            switch answer {
            case .result(let result): outcome.answers[name, default: []].append(result["code"]?.stringValue ?? "none")
            case .failure(let error): outcome.answers[name, default: []].append("\(error.code)")
            case .lost:
                outcome.answers[name, default: []].append("lost")
                // It may have been carried out; asking again finds out.
                let again = stage
                guard again < 5 else { return }
                stage -= 1
                go(again)
            }
        }

        private mutating func event(_ envelope: EventEnvelope) {
            let params = envelope.params
            if let status = params["status"]?.stringValue {
                conference = params["conference_id"] ?? .null
                outcome.events.append(status)
                if status == "conference-start" { go(3) }
                if status == "conference-end" { go(4) }
            } else if let state = params["call_state"]?.stringValue {
                if state == "answered" {
                    address = ["node_id": params["node_id"] ?? .null, "call_id": params["call_id"] ?? .null]
                    go(2)
                }
                if state == "ended", params["call_id"] == address["call_id"] { go(5) }
                outcome.events.append(state)
            }
        }
    }

    @Test func `uncut, everything is answered and told`() {
        var box = Box(cutAt: nil)
        let outcome = box.run()
        #expect(outcome.answers == ["dial": ["200"], "join": ["200"], "leave": ["200"], "end": ["200"]])
        #expect(
            outcome.events == [
                "created", "ringing", "answered", "participant-join", "conference-start", "participant-leave",
                "conference-end", "ending", "ended",
            ]
        )
        #expect(outcome.end == "asked")
        #expect(outcome.frames > 25)
    }

    @Test func `W25 cut at any frame, each request is answered and no event is lost or told twice`() {
        var whole = Box(cutAt: nil)
        let expected = whole.run()
        var lost = 0
        for cut in 1...expected.frames {
            var box = Box(cutAt: cut)
            let outcome = box.run()
            #expect(outcome.end == "asked", "cut at \(cut)")
            for (name, answers) in outcome.answers {
                lost += answers.count { $0 == "lost" }
                #expect((1...2).contains(answers.count) && answers.last != "lost", "cut at \(cut): \(name) \(answers)")
            }
            // A dial that was lost on its way back is dialled twice; nothing else may come twice.
            let dialled = outcome.answers["dial"]?.count ?? 0
            if dialled == 1 || outcome.events.count == expected.events.count {
                #expect(outcome.events == expected.events, "cut at \(cut)")
            } else {
                #expect(
                    outcome.events.filter { $0.contains("-") } == expected.events.filter { $0.contains("-") },
                    "\(cut)"
                )
            }
        }
        #expect(lost >= 4, "the cuts did hit requests in flight")
    }
}
