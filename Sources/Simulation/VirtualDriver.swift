import ConferenceEngine
import Conferencing
import Execution
import Planning

/// Joins executor and engine in one thread, and jumps the clock to the next thing that is due.
///
/// At one instant what arrives comes first, the service's side before the program's, and the timers after it: deadlines
/// are inclusive on both sides.
struct VirtualDriver {
    /// What travels to the service.
    private enum Request {
        case command(RequestID, Command)
        case phone(PhoneAction)
        case ask(RequestID, ConferenceID)
    }

    /// More messages than any scenario needs: a run that is still busy after so many is cut off.
    private static let maximumDeliveries = 200_000_000
    /// So many deliveries without the clock moving can only be two machines that answer each other for ever.
    private static let maximumWithoutProgress = 20_000_000

    private static let largestCastWithBeeps = 200

    private static let session = SessionID(0)

    private var executor: Executor
    private var engine: ConferenceEngine
    private var choices: ChoiceSource
    private let service: BentService
    private let contexts: [String]
    private var up = Link<Request>()
    private var down = Link<Executor.Input>()
    private var road = WebhookRoad()
    private var sockets = StreamRoad()
    private let endpoints: [PlannedEndpoint]
    private let addresses: WebhookAddresses?
    private let webhookNames: WebhookNames
    private var now = Instant.start
    /// The connection that a fault has dropped; nil while it is up.
    private var outage: Outage?
    /// Which requests have no answer yet, where a fault may drop the connection.
    private var unanswered: [RequestID]?
    private var engineOutputs: [ConferenceEngine.Output] = []
    private var executorOutputs: [Executor.Output] = []

    init(plan: Plan, settings: Executor.Settings, service: BentService, wrongIn rule: RuleID? = nil) {
        let cast = plan.cast
        webhookNames = WebhookNames(WireIdentifiers(seed: settings.seed)) { tag in
            cast.indices.contains(Int(tag.index)) ? cast[Int(tag.index)].dial : nil
        }
        endpoints = plan.endpoints
        addresses = settings.webhooks
        executor = Executor(plan: plan, settings: settings)
        // A beep names everybody who hears it, so in a large cast the beeps of its joins would cost the square of it.
        engine = ConferenceEngine(
            profile: plan.profile,
            beeps: plan.beepUse != nil || plan.cast.count <= VirtualDriver.largestCastWithBeeps ? .told : .untold,
            recordings: RecordingAddresses(seed: settings.seed),
            bend: rule
        )
        engine.media = plan.media
        choices = ChoiceSource(seed: settings.seed)
        self.service = service
        contexts = plan.contexts
        unanswered = plan.dropsConnection ? [] : nil
    }

    var result: CaseResult { executor.result }

    mutating func run(isCutOff: () -> Bool = { false }) {
        engine.handle(.connect(VirtualDriver.session, ProjectID(0)), at: now, into: &engineOutputs)
        engine.handle(.contexts(VirtualDriver.session, contexts), at: now, into: &engineOutputs)
        sendDown()
        tell(.begin)
        var deliveries = 0
        var withoutProgress = 0
        var most = VirtualDriver.maximumDeliveries
        var cutOff = CutOff()
        while !executor.isOver {
            let before = now
            step()
            deliveries += 1
            withoutProgress = now > before ? 0 : withoutProgress + 1
            if cutOff.comes(isCutOff) {
                tell(.interrupted)
                most = min(most, deliveries + CutOff.rest)
            }
            if deliveries > most || withoutProgress > VirtualDriver.maximumWithoutProgress {
                tell(.interrupted)
                return
            }
        }
    }

    /// Brings about the next thing that is due.
    private mutating func step() {
        if executor.isDraining, outage == nil, up.isEmpty, down.isEmpty, road.isEmpty, sockets.isEmpty,
            !engine.isDeliveringWebhooks
        {
            return tell(.idle)
        }
        let sources = [
            up.next, engine.nextWakeup, down.next, road.next, sockets.next, outage?.end, executor.nextWakeup,
        ]
        guard let first = earliest(sources) else {
            return tell(.interrupted)
        }
        now = max(now, first.due)
        switch first.source {
        case 0: if let request = up.receive() { serve(request) }
        case 1: ask(.woke)
        case 2: if let message = down.receive() { hear(message) }
        case 3: if let arrival = road.receive() { take(arrival) }
        case 4: if let arrival = sockets.receive() { take(arrival) }
        case 5: endOutage()
        default: tell(.woke)
        }
    }

    private mutating func serve(_ request: Request) {
        switch request {
        case .command(let id, let command): ask(.command(VirtualDriver.session, id, command))
        case .phone(let action): ask(.phone(VirtualDriver.session, action))
        case .ask(let id, let conference):
            sendDown([(.listing(id, engine.listing(of: conference)), .zero)])
        }
    }

    private mutating func ask(_ input: ConferenceEngine.Input) {
        engine.handle(input, at: now, into: &engineOutputs)
        sendDown()
    }

    /// Sends what the engine has said.
    private mutating func sendDown() {
        guard !engineOutputs.isEmpty else { return }
        var messages: [(message: Executor.Input, delay: TimeSpan)] = []
        messages.reserveCapacity(engineOutputs.count)
        for output in engineOutputs {
            switch output {
            case .reply(_, let request, let reply): messages.append((.reply(request, reply), .zero))
            case .event(_, let event): messages.append((.event(event), .zero))
            case .beep(let sound): messages.append((.beep(sound), .zero))
            case .webhook(let attempt):
                messages.append((.webhook(WebhookRequest(attempt, webhookNames)), .zero))
            case .stream(let stream, let action):
                if let receipt = sockets.receipt(action, of: stream, webhookNames) {
                    messages.append((.stream(receipt), .zero))
                }
            }
        }
        engineOutputs.removeAll(keepingCapacity: true)
        sendDown(messages)
    }

    private mutating func sendDown(_ messages: [(message: Executor.Input, delay: TimeSpan)]) {
        var messages = messages
        if let bend = service.bend {
            let sent = messages.compactMap(\.message.webhook)
            bend(&messages)
            answerUnsent(sent, messages.compactMap(\.message.webhook))
        }
        for (message, delay) in messages {
            if case .stream(let receipt) = message {
                sockets.send(receipt, at: now, taking: choices.streamLatency(), heldUp: delay)
            } else if let request = message.webhook {
                road.send(request, at: now, taking: choices.webhookLatency(), heldUp: delay)
            } else {
                down.send(message, at: now, taking: choices.latency() + delay)
            }
        }
    }

    /// A webhook that a bent service keeps to itself is one that it does not miss: it waits for no answer.
    private mutating func answerUnsent(_ meant: [WebhookRequest], _ sent: [WebhookRequest]) {
        for request in meant where !sent.contains(where: { $0.id == request.id }) {
            road.answer(request.id, attempt: request.attempt, at: now, taking: choices.webhookLatency())
        }
    }

    /// The receiver answers every request at once, with 200.
    private mutating func take(_ arrival: WebhookRoad.Arrival) {
        switch arrival {
        case .request(let request):
            road.answer(request.id, attempt: request.attempt, at: now, taking: choices.webhookLatency())
            tell(.webhook(request))
        case .answer(let id, let attempt): ask(.webhookAnswered(id, attempt: attempt, .answered(200)))
        }
    }

    /// The endpoint is muster's own, and does what the scenario says; nothing is to be reached at any other address.
    private mutating func take(_ arrival: StreamRoad.Arrival) {
        switch arrival {
        case .signal(let stream, let signal): ask(.stream(stream, signal))
        case .receipt(let receipt):
            guard receipt.event == .upgrade else { return tell(.stream(receipt)) }
            guard addresses?.isOfStream(receipt.text(of: "url") ?? "") == true else {
                return signal(receipt.stream, .unreachable)
            }
            answer(receipt)
            tell(.stream(receipt))
        }
    }

    private mutating func answer(_ upgrade: StreamReceipt) {
        let told = endpoints.first { $0.stream == upgrade.name }?.behaviour
        switch told ?? .standard {
        case .accept(let delay): signal(upgrade.stream, .opened, after: delay)
        case .refuse(let status): signal(upgrade.stream, .refused(status: status))
        case .silence: break
        }
    }

    private mutating func signal(_ stream: StreamID, _ signal: StreamSignal, after delay: TimeSpan = .zero) {
        sockets.signal(stream, signal, at: now, taking: choices.streamLatency() + delay)
    }

    private mutating func tell(_ input: Executor.Input) {
        executor.handle(input, at: now, into: &executorOutputs)
        var outages: [TimeSpan] = []
        for output in executorOutputs {
            let request: Request
            switch output {
            case .send(let id, let command): request = .command(id, command)
            case .phone(let action): request = .phone(action)
            case .ask(let id, let conference): request = .ask(id, conference)
            case .dropConnection(let span):
                outages.append(span)
                continue
            case .endpoint(let stream, .close):
                signal(stream, .closed)
                continue
            case .endpoint(let stream, .say(let message)):
                signal(stream, .said(message))
                continue
            }
            send(request)
        }
        executorOutputs.removeAll(keepingCapacity: true)
        for span in outages { dropConnection(for: span) }
    }
}

extension VirtualDriver {
    /// The connection between program and service, while it is down.
    private struct Outage {
        var end: Instant
        /// What the program wants to send, and what the service has sent, which is sent again.
        var requests: [Request] = []
        var messages: [Executor.Input] = []
    }

    private mutating func send(_ request: Request) {
        if case .command(let id, _) = request {
            unanswered?.append(id)
            guard outage == nil else {
                outage?.requests.append(request)
                return
            }
        }
        up.send(request, at: now, taking: choices.latency())
    }

    /// Shows the program what has arrived, as far as its connection is up.
    private mutating func hear(_ message: Executor.Input) {
        switch message {
        case .reply(let request, _):
            if unanswered != nil {
                // Nobody waits any more for an answer that the connection took with it.
                guard let place = unanswered?.firstIndex(of: request) else { return }
                unanswered?.remove(at: place)
            }
        case .event where outage != nil:
            outage?.messages.append(message)
            return
        case _: break
        }
        tell(message)
    }

    /// What is on its way is lost, but for events, which the service sends again when the session is back (W21, W25).
    private mutating func dropConnection(for span: TimeSpan) {
        guard outage == nil else {
            let end = max(outage?.end ?? now, now + span)
            outage?.end = end
            return
        }
        outage = Outage(end: now + span)
        up.removeAll { if case .command = $0 { true } else { false } }
        tell(.connection(.lost("a fault of the scenario has dropped it")))
        for request in unanswered ?? [] { tell(.unanswered(request, "the connection was lost")) }
        unanswered = []
    }

    private mutating func endOutage() {
        guard let outage else { return }
        self.outage = nil
        tell(.connection(.resumed))
        for request in outage.requests { up.send(request, at: now, taking: choices.latency()) }
        for message in outage.messages { down.send(message, at: now, taking: choices.latency()) }
    }
}

extension Executor.Input {
    /// The webhook that the message is, if it is one.
    fileprivate var webhook: WebhookRequest? {
        guard case .webhook(let request) = self else { return nil }
        return request
    }
}
