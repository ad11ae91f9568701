package io.wavecast.trainer;

import io.wavecast.core.model.Model;
import io.wavecast.trainer.judge.Verdict;

/**
 * The outcome of a training.
 *
 * @param model under the version it was or would have been published with
 * @param published whether it was
 */
public record TrainResult(Model model, Verdict verdict, boolean published) {}
