import BentServices
import Conferencing
import Execution
import Planning
import Reporting
import Simulation
import Testing

/// A secret that a service lets slip into a webhook is in no report of the failure that comes of it.
@Suite struct SecretTests {
    private static func scenario(_ leak: Leak, isSecret: Bool) -> String {
        """
        scenario: s
        calls: [alice]
        \(isSecret ? "secrets: { TOKEN: { env: A_TOKEN } }\n" : "")conferences:
          room:
            status_callback: $(webhook.url)
            status_callback_event: join
            status_callback_event_type: \(leak.format)
            status_callback_method: \(leak.method)
        strict: [webhook]
        steps:
          - join:
              call: alice
              stream: { url: $(stream.url)\(isSecret ? ", authorization_bearer_token: $(secret.TOKEN)" : "") }
            expect: [webhook: { \(leak.claim) }]
        """
    }

    /// Where the secret is let slip, in which format.
    struct Leak: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var format = "cxml"
        var method = "POST"
        /// What the scenario claims of the webhook.
        var claim = "status: participant-join, muted: false"
        var leak: @Sendable (WebhookRequest) -> WebhookRequest
    }

    static let leaks: [Leak] = [
        Leak(testDescription: "it is what an expected field says", leak: { $0.with("Muted", "hunter2") }),
        Leak(
            testDescription: "it is in what an expected field says",
            leak: { $0.with("Muted", "see hunter2, or not") }
        ),
        Leak(testDescription: "an expected field of JSON says it", format: "relay") { request in
            request.fields.reduce(request) { $0.with($1.name, $1.text == "false" ? "hunter2" : $1.text) }
        },
        Leak(testDescription: "it is in a form's query", method: "GET", leak: { $0.with("Muted", "hunter2") }),
        Leak(testDescription: "another field has it") { request in
            var request = request.with("Muted", "true")
            request.fields.append(.init("Leak", "hunter2hunter2"))
            return request
        },
        Leak(testDescription: "another field is named so") { request in
            var request = request.with("Muted", "true")
            request.fields.append(.init("hunter2", "x"))
            return request
        },
        Leak(testDescription: "the type of its body has it", claim: "http: { content_type: { contains: form } }") {
            request in
            var request = request
            request.contentType = "text/hunter2"
            return request
        },
    ]

    /// All that is told of a run: the console, JUnit, JSON, and the trace that `--events` writes too.
    private static func reports(of leak: Leak, isSecret: Bool) throws -> [String] {
        var plan = try plan(scenario(leak, isSecret: isSecret))
        plan.lawsOff = Set(LawID.allCases)
        let service = BentService { deliveries in deliveries.mapWebhooks(leak.leak) }
        let result = Simulator.run(plan, runSeed: 1, environment: ["A_TOKEN": "hunter2"], service: service)
        #expect(result.verdict == .failed)
        var console = ConsoleReporter(style: .plain, runSeed: 1)
        var junit = JUnitReporter(runSeed: 1)
        var json = JSONReporter(runSeed: 1)
        var trace = TraceWriter()
        junit.take(result)
        json.take(result)
        trace.append(result)
        return [
            console.take(result) + console.finish(), junit.document(), String(decoding: json.take(), as: UTF8.self),
            String(decoding: trace.bytes, as: UTF8.self),
        ]
    }

    @Test(arguments: leaks) func `a secret in a webhook is in no report`(_ leak: Leak) throws {
        let reports = try Self.reports(of: leak, isSecret: true)
        for report in reports { #expect(!report.contains("hunter2"), "\(report)") }
        #expect(reports.filter { $0.contains("(secret)") }.count >= 2)
    }

    @Test(arguments: leaks) func `what is no secret is told as it is`(_ leak: Leak) throws {
        let told = try Self.reports(of: leak, isSecret: false).filter { $0.contains("hunter2") }
        #expect(!told.isEmpty)
    }
}
