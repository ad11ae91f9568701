/**
 * Forecasts letters without spaces (Elman 1990, "Finding Structure in Time", Cognitive Science 14), where the error is largest at the
 * start of a word.
 */
package io.wavecast.experiments.words;
