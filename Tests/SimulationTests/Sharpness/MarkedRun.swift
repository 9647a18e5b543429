import BentServices
import Conferencing
import Execution
import JSONCodec
import Planning
import Simulation
import Synchronization

/// A faithful run of a plan, of which single messages can be pointed at, so that a second run can go wrong in just those.
///
/// Messages arrive in the order in which they are sent, so the trace numbers them; webhooks, which do not, have numbers of
/// their own, and what the sockets of streams bring is found by what it is. Up to the first that is changed a second run is the same to the byte, and a message that is changed into
/// another takes as long.
struct MarkedRun {
    let plan: Plan
    let result: CaseResult
    /// Which messages the entries of the trace show.
    let numbering: MessageNumbering
    /// How many messages had come before each entry of the trace.
    var messagesBefore: [Int] { numbering.before }

    /// Laws are off: they would notice most of what is bent here before the steps do, which have to notice by themselves.
    init(_ plan: Plan) {
        var plan = plan
        plan.lawsOff = Set(LawID.allCases)
        self.plan = plan
        let sent = Mutex<[Executor.Input]>([])
        let service = BentService { deliveries in
            for delivery in deliveries where isInOrder(delivery.message) {
                sent.withLock { $0.append(delivery.message) }
            }
        }
        result = Simulator.run(plan, runSeed: 1, service: service)
        numbering = MessageNumbering(of: sent.withLock { $0 }, in: result.trace)
    }

    /// Where a step begins and ends in the trace, in the first of its rounds; nil where it was never run.
    func entries(of step: Int) -> Range<Int>? {
        let ref = StepRef(.steps, step)
        let begin = result.trace.firstIndex { if case .stepBegan(ref) = $0.kind { true } else { false } }
        let end = result.trace.firstIndex { if case .stepEnded(ref, _) = $0.kind { true } else { false } }
        guard let begin, let end else { return nil }
        return begin..<end
    }

    /// The number of the last message before an entry of the trace.
    func lastMessage(before entry: Int) -> Int { messagesBefore[entry] - 1 }

    /// Runs a plan, this one or one made from it, on a service that says something else in place of some messages.
    func rerun(
        _ other: Plan? = nil,
        changing change: @escaping @Sendable (_ number: Int, Delivery) -> [Delivery]
    ) -> CaseResult {
        let counter = Counter()
        let service = BentService { deliveries in
            deliveries = deliveries.flatMap { delivery in
                isInOrder(delivery.message) ? change(counter.next(), delivery) : [delivery]
            }
        }
        return Simulator.run(other ?? plan, runSeed: 1, service: service)
    }

    /// Runs a plan on a service that sends something else in place of one webhook.
    func rerun(
        _ other: Plan? = nil,
        webhook id: WebhookID,
        changing change: @escaping @Sendable (WebhookRequest) -> WebhookRequest?
    ) -> CaseResult {
        let service = BentService { deliveries in
            deliveries.mapWebhooks { $0.id == id ? change($0) : $0 }
        }
        return Simulator.run(other ?? plan, runSeed: 1, service: service)
    }

    /// Runs a plan on a service that sends something else in place of one message on a stream's socket.
    func rerun(
        _ other: Plan? = nil,
        stream wanted: StreamReceipt,
        changing change: @escaping @Sendable (StreamReceipt) -> StreamReceipt?
    ) -> CaseResult {
        let service = BentService { deliveries in
            deliveries = deliveries.compactMap { delivery in
                guard case .stream(let receipt) = delivery.message, receipt.isSame(as: wanted) else { return delivery }
                return change(receipt).map { (.stream($0), delivery.delay) }
            }
        }
        return Simulator.run(other ?? plan, runSeed: 1, service: service)
    }

    /// The webhooks among some entries of the trace.
    private func webhooks(among entries: [Int]) -> [WebhookRequest] { entries.compactMap { result.trace[$0].webhook } }

    /// The same, where the events of some entries do not arrive: what arrives instead is nothing that anybody knows. Of
    /// webhooks nothing arrives at all.
    func rerun(_ other: Plan? = nil, silencing entries: [Int]) -> CaseResult {
        let ids = Set(webhooks(among: entries).map(\.id))
        guard ids.isEmpty else {
            let service = BentService { $0.mapWebhooks { ids.contains($0.id) ? nil : $0 } }
            return Simulator.run(other ?? plan, runSeed: 1, service: service)
        }
        if let first = entries.first, case .stream(let receipt) = result.trace[first].kind {
            return rerun(other, stream: receipt) { _ in nil }
        }
        let silenced = Set(entries.map { numbering.numbers[$0] })
        return rerun(other) { number, delivery in
            guard silenced.contains(number) else { return [delivery] }
            if case .beep = delivery.message { return [] }
            guard case .event(let event) = delivery.message else { return [delivery] }
            let nothing = ServiceEvent(timestamp: event.timestamp, .unknown(type: "test.silence", .null))
            return [(.event(nothing), delivery.delay)]
        }
    }

    /// The same, where one event comes with another body.
    func rerun(_ other: Plan? = nil, changing entry: Int, to body: ServiceEvent.Body) -> CaseResult {
        let changed = numbering.numbers[entry]
        return rerun(other) { number, delivery in
            guard number == changed, case .event(let event) = delivery.message else { return [delivery] }
            return [(.event(ServiceEvent(timestamp: event.timestamp, body)), delivery.delay)]
        }
    }

    /// The same, where a beep sounds otherwise.
    func rerun(_ other: Plan? = nil, changing entry: Int, to sound: BeepSound) -> CaseResult {
        let changed = numbering.numbers[entry]
        return rerun(other) { number, delivery in
            guard number == changed, case .beep = delivery.message else { return [delivery] }
            return [(.beep(sound), delivery.delay)]
        }
    }

    /// The newest lifetime of a room, before an entry of the trace.
    func newestConference(of room: RoomIndex, before entry: Int) -> ConferenceID? {
        let name = plan.rooms[Int(room.index)].wireName
        return result.trace[..<entry].compactMap(\.conference).filter { $0.name == name }.map(\.conference).max()
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                defer { count += 1 }
                return count
            }
        }
    }
}

extension TraceEntry {
    /// The conference event that this is, if it is one.
    var conference: ConferenceEvent? {
        guard case .event(let event) = kind, case .conference(let conference) = event.body else { return nil }
        return conference
    }

    /// The webhook that this is, if it is one.
    var webhook: WebhookRequest? {
        guard case .webhook(let request) = kind else { return nil }
        return request
    }
}

/// Whether a message arrives in the order of sending, as all do but webhooks and what the sockets of streams bring.
private func isInOrder(_ message: Executor.Input) -> Bool {
    switch message {
    case .webhook, .stream: false
    case _: true
    }
}

extension StreamReceipt {
    /// Whether it is another's message. The trace does not tell the token, so that is not compared.
    func isSame(as other: StreamReceipt) -> Bool {
        stream == other.stream && event == other.event
            && fields.filter { $0.name != "bearer" } == other.fields.filter { $0.name != "bearer" }
    }
}

extension CaseResult {
    /// The step of the first failure; nil where there is none, or where it is the scenario's as a whole.
    var failedStep: Int? {
        guard let step = failures.first?.step, step.list == .steps else { return nil }
        return step.index
    }

    /// Whether all that failed is that an event was left over, or came where none may.
    var failsForAbsenceOnly: Bool {
        failures.allSatisfy { failure in
            switch failure.reason {
            case .unclaimed, .unclaimedBeforeQuiet, .disturbed: true
            case _: false
            }
        }
    }
}
