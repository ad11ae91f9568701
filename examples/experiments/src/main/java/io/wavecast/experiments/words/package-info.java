/**
 * Letters without spaces (Elman 1990, "Finding Structure in Time", Cognitive Science 14): the error of forecasting the next letter is
 * largest where a word begins.
 */
package io.wavecast.experiments.words;
