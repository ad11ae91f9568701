/** Reviews, word by word: is it positive? What order is worth beside counting words, and what waiting for the end is worth. */
package io.wavecast.experiments.sentiment;
