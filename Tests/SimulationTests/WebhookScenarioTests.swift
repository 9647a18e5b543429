import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// The shipped scenarios of webhooks are sharp: a service that is wrong about any one of their webhooks fails them.
@Suite struct WebhookScenarioTests {
    static let plans = WireTests.scenariosWithWebhooks.filter { !$0.speaksOfStreams }

    /// The webhooks that came before the automatic hanging up.
    private static func webhooks(_ result: CaseResult) -> [WebhookRequest] {
        let end = result.trace.firstIndex { if case .phase(.hangingUp) = $0.kind { true } else { false } }
        return result.trace[..<(end ?? result.trace.endIndex)].compactMap { entry in
            guard case .webhook(let request) = entry.kind else { return nil }
            return request
        }
    }

    /// Runs a scenario on a service that is wrong about one webhook.
    private static func run(
        _ plan: Plan,
        wrong: WebhookID,
        _ change: @escaping @Sendable (WebhookRequest) -> [WebhookRequest]
    ) -> CaseResult {
        let service = BentService { deliveries in
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                guard let request = webhook(delivery), request.id == wrong else { return [delivery] }
                return change(request).map { (.webhook($0), delivery.delay) }
            }
        }
        return Simulator.run(plan, runSeed: 1, service: service)
    }

    @Test(arguments: plans.indices) func `a webhook that is missing, doubled or changed fails the scenario`(
        _ index: Int
    ) {
        let plan = Self.plans[index]
        for request in Self.webhooks(Simulator.run(plan, runSeed: 1)) {
            let form = request.isOfRecording ? "RecordingStatus" : "StatusCallbackEvent"
            let status = request.encoding == .json ? "params.status" : form
            let conference = request.encoding == .json ? "params.conference_id" : "ConferenceSid"
            let wrongs: [(String, @Sendable (WebhookRequest) -> [WebhookRequest])] = [
                ("missing", { _ in [] }),
                ("doubled", { [$0, $0] }),
                ("with another status", { [$0.with(status, "participant-call-quality")] }),
                ("of another conference", { [$0.with(conference, "00000000-0000-4000-8000-000000000000")] }),
                (
                    "by another method",
                    { request in
                        var request = request
                        request.method = request.method == "GET" ? "POST" : "GET"
                        return [request]
                    }
                ),
            ]
            for (what, wrong) in wrongs {
                // Only the scenarios that are about it look at the method.
                if what == "by another method", !plan.looksAtMethods { continue }
                let result = Self.run(plan, wrong: request.id, wrong)
                #expect(
                    result.verdict == .failed,
                    "\(plan.scenario): webhook \(request.id.number), \(request.status ?? ""), \(what)"
                )
            }
        }
    }

    @Test(arguments: plans.indices) func `a webhook that nobody asked for fails the scenario`(_ index: Int) {
        let plan = Self.plans[index]
        // With each start comes a webhook that was not subscribed to.
        let service = BentService { deliveries in
            let request = Self.strayRequest()
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                isStatus(.conferenceStart, delivery) ? [delivery, (.webhook(request), .zero)] : [delivery]
            }
        }
        #expect(Simulator.run(plan, runSeed: 1, service: service).verdict == .failed, "\(plan.scenario)")
    }

    /// A webhook of a status that no scenario here expects.
    static func strayRequest() -> WebhookRequest {
        let event = ConferenceEvent(.announcementEnd, conference: ConferenceID(0), name: "room", size: 1)
        let message = WebhookMessage(
            to: Shared(WebhookTarget(url: WebhookAddresses.simulated.conference)),
            project: ProjectID(0),
            event: ServiceEvent(timestamp: .start, .conference(event))
        )
        let attempt = WebhookAttempt(id: WebhookID(1000), at: .start, message: Shared(message))
        return WebhookRequest(attempt, WebhookNames(WireIdentifiers(seed: 1)) { _ in nil })
    }

    @Test func `webhooks of every word that the shipped verbs can bring about are expected somewhere`() {
        let seen = Self.plans.flatMap { Self.webhooks(Simulator.run($0, runSeed: 1)).compactMap(\.status) }
        let statuses: [ConferenceStatus] = [
            .conferenceStart, .conferenceEnd, .participantJoin, .participantLeave, .participantMute,
            .participantUnmute, .participantHold, .participantUnhold, .participantModify,
            .participantSpeechStart, .participantSpeechStop, .announcementEnd,
            .announcementFail, .recordStart, .recordStop,
        ]
        #expect(Set(seen) == Set(statuses.map(\.rawValue)))
    }
}

extension Plan {
    /// Whether it has to do with streams, whose webhooks are looked at by tests of their own.
    fileprivate var speaksOfStreams: Bool {
        streamUse != nil || steps.flatMap(\.expectations).contains { $0.pattern.carrier == .streamWebhook }
    }

    /// Whether each entry of a webhook says by which method it must come.
    fileprivate var looksAtMethods: Bool {
        let entries = steps.flatMap(\.expectations).filter { $0.pattern.carrier != .session }
        return entries.allSatisfy { entry in
            entry.pattern.fields.contains { $0.name == "http.method" }
        }
    }
}
