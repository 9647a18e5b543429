public import Conferencing

/// Under what a case was run, beside its plan: what a replay must have to come to the same. No secret is part of it.
public struct CaseConditions: Sendable, Hashable {
    /// The case's own seed.
    public var seed: UInt64
    /// The run's seed.
    public var runSeed: UInt64
    /// By how much every `within` was stretched.
    public var patience: Int64
    /// How long the whole case might last.
    public var timeout: TimeSpan?
    /// What the transport could do.
    public var capabilities: Capabilities
    /// Whether the ids were the service's own.
    public var learnsIdentifiers: Bool
    /// Where webhooks were received; nil where none were.
    public var webhooks: WebhookAddresses?

    /// What an executor's settings say.
    public init(_ settings: Executor.Settings) {
        seed = settings.seed
        runSeed = settings.runSeed
        patience = settings.patience
        timeout = settings.timeout
        capabilities = settings.capabilities
        learnsIdentifiers = settings.learnsIdentifiers
        webhooks = settings.webhooks
    }

    /// Settings that say so, with secrets of their own.
    func settings(secrets: [String: String]) -> Executor.Settings {
        var settings = Executor.Settings(
            seed: seed,
            runSeed: runSeed,
            patience: patience,
            capabilities: capabilities
        )
        settings.timeout = timeout
        settings.learnsIdentifiers = learnsIdentifiers
        settings.webhooks = webhooks
        settings.secrets = secrets
        return settings
    }
}
