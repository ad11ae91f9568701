/** Sentiment of reviews, word by word: compares LSTMs with word counts, and the accuracy before the end with that at the end. */
package io.wavecast.experiments.sentiment;
