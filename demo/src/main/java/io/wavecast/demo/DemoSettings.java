package io.wavecast.demo;

import io.wavecast.core.rnn.CellKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demonstration is to do.
 *
 * @param cell of the networks
 * @param hidden units of the networks
 * @param updates updates per training, at most
 * @param limit how long the signal runs; empty until somebody stops it
 * @param port of the live page, 0 for any free one; empty for no page
 * @param report folder for the report; empty for none
 */
record DemoSettings(
        CellKind cell,
        int hidden,
        int updates,
        Optional<Duration> limit,
        Optional<Integer> port,
        Optional<Path> report) {}
