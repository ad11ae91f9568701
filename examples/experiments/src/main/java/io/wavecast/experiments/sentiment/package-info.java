/** Classifies reviews word by word: compares LSTMs with word counts, and the accuracy before the end with the accuracy at the end. */
package io.wavecast.experiments.sentiment;
