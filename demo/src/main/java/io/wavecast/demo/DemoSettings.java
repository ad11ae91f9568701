package io.wavecast.demo;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.demo.faults.FaultPlan;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.trainer.training.ForecastTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a demonstration.
 *
 * @param profile tuning of the forecasting service
 * @param target horizons of the models
 * @param cell the recurrent cell of the networks
 * @param hidden units of the recurrent layer
 * @param updates the most weight updates of one training
 * @param limit how long the signal runs; empty to run until Ctrl-C
 * @param port port of the live page, 0 for any free port; empty for no page
 * @param report folder of the report; empty for no report
 * @param faults that are planted in the signal; empty for none, then no anomalies are looked for either
 */
record DemoSettings(
        Profile profile,
        ForecastTarget target,
        CellKind cell,
        int hidden,
        int updates,
        Optional<Duration> limit,
        Optional<Integer> port,
        Optional<Path> report,
        Optional<FaultPlan> faults) {}
