import Conferencing
public import Planning

extension Plan {
    /// The seed of this case in a run: of the run's seed, the file's path below the suite's root and the scenario's name.
    ///
    /// Nothing else goes in, so that filters, order, shards and the working folder never change what a case does.
    public func seed(inRun runSeed: UInt64) -> UInt64 {
        Mixer.combine(Mixer.combine(runSeed, Mixer.hash(suitePath)), Mixer.hash(scenario))
    }
}
