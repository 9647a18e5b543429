internal import Conferencing
internal import NIOCore
internal import Planning
internal import RelayClient
internal import RelayProgram

/// Drives one case on a live service: owns the machine, the clock, the socket and the one timer.
///
/// It lives on the event loop of its socket, so that what comes is taken in order.
actor CaseRunner {
    /// Of so many troubles of a case is told: a service that goes wrong at every frame would drown the rest.
    private static let maximumTroubles = 20

    private let service: LiveService
    private let project: String?
    private let tell: @Sendable (String) -> Void
    private var troublesLeft = CaseRunner.maximumTroubles
    private let origin = ContinuousClock.now
    private var now = Instant.start
    private var program: RelayProgram
    private var socket: RelaySocket?
    /// Which socket is the present one: what an older one still says is not heard.
    private var generation = 0
    /// What is to be carried out, in order; what has to wait for the control API holds up what comes after it.
    private var wants: [RelayProgram.Output] = []
    private var isCarryingOut = false
    private var alarm: Instant?
    /// No socket is opened before: a fault of the scenario has dropped the last one.
    private var barredUntil = Instant.start
    private var waiter: CheckedContinuation<RelayProgram.Outcome, Never>?
    private var outcome: RelayProgram.Outcome?

    nonisolated var unownedExecutor: UnownedSerialExecutor { service.loop.executor.asUnownedSerialExecutor() }

    init(_ service: LiveService, _ plan: Plan, _ settings: RelayProgram.Settings, project: String?) {
        self.service = service
        self.project = project
        tell = { service.tell(plan, $0) }
        program = RelayProgram(plan: plan, settings: settings)
    }

    /// Runs the case to its end. Every wait of the machine has a deadline, so that comes.
    func run() async -> RelayProgram.Outcome {
        give(.begin)
        if let outcome { return outcome }
        // Resumed once, by `end`, which is reached once: the machine says `over` once.
        return await withCheckedContinuation { waiter = $0 }
    }

    /// Ends the case now, and hangs up what is up.
    func interrupt() { give(.interrupted) }

    /// Leaves the case as it is: for one that does not end although all its time is over.
    func abandon() {
        guard outcome == nil else { return }
        tellOf("the case did not end in its time, and was left as it is")
        socket?.drop()
        end(.result(program.result))
    }

    private func give(_ input: RelayProgram.Input) {
        var outputs: [RelayProgram.Output] = []
        program.handle(input, at: moment(), into: &outputs)
        wants += outputs
        carryOut()
        rearm()
    }

    private func moment() -> Instant {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        now = max(now, Instant(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
        return now
    }

    private func rearm() {
        guard let next = program.nextWakeup, alarm.map({ next < $0 }) ?? true else { return }
        alarm = next
        let wait = max(0, next.since(moment()).nanoseconds)
        service.loop.scheduleTask(in: .nanoseconds(wait)) { self.assumeIsolated { $0.ring(next) } }
    }

    private func ring(_ due: Instant) {
        guard alarm == due else { return }
        alarm = nil
        if let next = program.nextWakeup, next <= moment() { give(.woke) } else { rearm() }
    }

    // MARK: - Outputs

    private func carryOut() {
        guard !isCarryingOut else { return }
        isCarryingOut = true
        while !wants.isEmpty {
            let want = wants.removeFirst()
            switch want {
            case .open: open()
            case .write(let bytes): socket?.send(bytes)
            case .close(let code): socket?.close(code: code)
            case .dropConnection(let span): dropConnection(for: span)
            case .control(let control):
                // What comes after it waits: a phone must know what to do before it rings.
                Task { await self.carryOut(control) }
                return
            case .trouble(let trouble): tellOf(trouble)
            case .over(let outcome): end(outcome)
            }
        }
        isCarryingOut = false
    }

    private func carryOut(_ control: RelayProgram.Control) async {
        let input = await answer(to: control)
        isCarryingOut = false
        if let input { give(input) } else { carryOut() }
    }

    private func answer(to control: RelayProgram.Control) async -> RelayProgram.Input? {
        var request: RequestID?
        switch control {
        case .listing(let asked, _), .moderate(let asked, _, _): request = asked
        case .phone, .hangUp, .ring, .speak, .silence, .press: break
        }
        guard let client = service.access.control, let project else {
            return .uncontrolled(request, "this service has no control API")
        }
        do throws(ControlClient.Failure) {
            switch control {
            case .phone(let tag, let behaviour): try await client.setPhone(project, tag: tag, behaviour)
            case .ring(let incoming): try await client.ring(project, incoming)
            case .hangUp(let call): try await client.hangUp(project, call: call)
            case .speak(let call, let utterance): try await client.speak(project, call: call, utterance)
            case .silence(let call): try await client.silence(project, call: call)
            case .press(let call, let keys): try await client.press(project, call: call, keys)
            case .moderate(let request, let kind, let params):
                return .moderated(request, try await client.moderate(project, kind, params: params))
            case .listing(let request, let conference):
                return .listing(request, try await client.listing(project, conference: conference))
            }
            return nil
        } catch {
            return .uncontrolled(request, error.description)
        }
    }

    private func tellOf(_ trouble: String) {
        troublesLeft -= 1
        if troublesLeft >= 0 { tell(trouble) }
        if troublesLeft == 0 { tell("more of the like is not told") }
    }

    private func dropConnection(for span: TimeSpan) {
        barredUntil = moment() + span
        socket?.drop()
        socket = nil
        generation += 1
        give(.closed("a fault of the scenario has dropped it"))
    }

    private func open() {
        if barredUntil > moment() {
            let wait = barredUntil.since(moment()).nanoseconds
            service.loop.scheduleTask(in: .nanoseconds(wait)) { self.assumeIsolated { $0.openUnlessOver() } }
            return
        }
        openNow()
    }

    private func openUnlessOver() {
        if outcome == nil, socket == nil { open() }
    }

    private func openNow() {
        socket?.drop()
        generation += 1
        let current = generation
        socket = RelaySocket(to: service.access.address, trusting: service.trust, on: service.loop) { event in
            self.assumeIsolated { $0.hear(event, of: current) }
        }
    }

    private func hear(_ event: SocketEvent, of generation: Int) {
        guard generation == self.generation else { return }
        switch event {
        case .opened: give(.opened)
        case .text(let bytes): give(.received(bytes))
        case .binary: give(.binary)
        case .closed(let why):
            socket = nil
            give(.closed(why))
        }
    }

    private func end(_ outcome: RelayProgram.Outcome) {
        guard self.outcome == nil else { return }
        self.outcome = outcome
        waiter?.resume(returning: outcome)
        waiter = nil
    }
}
