/** The page of the command {@code watch}: its files, its data as JSON, and a series as CSV. */
package io.wavecast.demo.watch.page;
