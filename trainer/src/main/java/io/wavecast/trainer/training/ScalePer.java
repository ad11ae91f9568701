package io.wavecast.trainer.training;

/** What has a center and a scale of its own. */
public enum ScalePer {
    /** Each series of a model of several series; the model, if it has one series or known limits, or if its series have like centers and scales. */
    AUTO,
    /** Each series. It learns them from its first samples. */
    SERIES,
    /** The model: all series have the same. */
    MODEL
}
