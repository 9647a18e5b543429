/// Asks somebody outside, now and then, whether the run is to end; once told so it asks no more.
struct CutOff {
    /// So many deliveries lie between two questions.
    private static let interval = 256
    /// After it, more deliveries than hanging up takes: a run that is still busy then is left as it is.
    static let rest = 1_000_000

    private var countdown = CutOff.interval
    private var wasTold = false

    /// Whether the run is to end now; true once.
    mutating func comes(_ isCutOff: () -> Bool) -> Bool {
        guard !wasTold else { return false }
        countdown -= 1
        guard countdown <= 0 else { return false }
        countdown = CutOff.interval
        wasTold = isCutOff()
        return wasTold
    }
}
