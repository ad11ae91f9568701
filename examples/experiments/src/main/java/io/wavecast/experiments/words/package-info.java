/**
 * Letters without spaces (Elman 1990, "Finding Structure in Time", Cognitive Science 14): a network that expects the next letter is
 * surprised where a word begins.
 */
package io.wavecast.experiments.words;
