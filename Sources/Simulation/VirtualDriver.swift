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
    private var now = Instant.start
    private var engineOutputs: [ConferenceEngine.Output] = []
    private var executorOutputs: [Executor.Output] = []

    init(plan: Plan, settings: Executor.Settings, service: BentService) {
        executor = Executor(plan: plan, settings: settings)
        // A beep names everybody who hears it, so in a large cast the beeps of its joins would cost the square of it.
        engine = ConferenceEngine(
            profile: plan.profile,
            beeps: plan.cast.count <= VirtualDriver.largestCastWithBeeps ? .told : .untold
        )
        choices = ChoiceSource(seed: settings.seed)
        self.service = service
        contexts = plan.contexts
    }

    var result: CaseResult { executor.result }

    mutating func run() {
        engine.handle(.connect(VirtualDriver.session, ProjectID(0)), at: now, into: &engineOutputs)
        engine.handle(.contexts(VirtualDriver.session, contexts), at: now, into: &engineOutputs)
        sendDown()
        tell(.begin)
        var deliveries = 0
        var withoutProgress = 0
        while !executor.isOver {
            let before = now
            step()
            deliveries += 1
            withoutProgress = now > before ? 0 : withoutProgress + 1
            if deliveries > VirtualDriver.maximumDeliveries || withoutProgress > VirtualDriver.maximumWithoutProgress {
                tell(.interrupted)
                return
            }
        }
    }

    /// Brings about the next thing that is due.
    private mutating func step() {
        if executor.isDraining, up.isEmpty, down.isEmpty { return tell(.idle) }
        guard let first = earliest(up.next, engine.nextWakeup, down.next, executor.nextWakeup) else {
            return tell(.interrupted)
        }
        now = max(now, first.due)
        switch first.source {
        case 0: if let request = up.receive() { serve(request) }
        case 1: ask(.woke)
        case 2: if let message = down.receive() { tell(message) }
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
            }
        }
        engineOutputs.removeAll(keepingCapacity: true)
        sendDown(messages)
    }

    private mutating func sendDown(_ messages: [(message: Executor.Input, delay: TimeSpan)]) {
        var messages = messages
        service.bend?(&messages)
        for (message, delay) in messages {
            down.send(message, at: now, taking: choices.latency() + delay)
        }
    }

    private mutating func tell(_ input: Executor.Input) {
        executor.handle(input, at: now, into: &executorOutputs)
        for output in executorOutputs {
            let request: Request
            switch output {
            case .send(let id, let command): request = .command(id, command)
            case .phone(let action): request = .phone(action)
            case .ask(let id, let conference): request = .ask(id, conference)
            }
            up.send(request, at: now, taking: choices.latency())
        }
        executorOutputs.removeAll(keepingCapacity: true)
    }
}
