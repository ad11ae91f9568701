package io.wavecast.demo;

import io.wavecast.core.rnn.CellKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a demonstration.
 *
 * @param cell the recurrent cell of the networks
 * @param hidden units of the recurrent layer
 * @param updates the most weight updates of one training
 * @param limit how long the signal runs; empty to run until Ctrl-C
 * @param port port of the live page, 0 for any free port; empty for no page
 * @param report folder of the report; empty for no report
 */
record DemoSettings(
        CellKind cell,
        int hidden,
        int updates,
        Optional<Duration> limit,
        Optional<Integer> port,
        Optional<Path> report) {}
