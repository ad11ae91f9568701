package io.wavecast.signals.edf;

/** Values of Subject02_1.edf, computed with numpy. */
final class EdfReference {
    static final double O1_FIRST = 1.0637922590982;
    static final double FZ_FIRST = -5.128360132753485;
    static final double O1_MEAN = -0.0015887709588698657;

    private EdfReference() {}
}
