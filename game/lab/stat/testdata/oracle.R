# Values that package stat is checked against, from R and its packages survival
# and cmprsk.
#
# Rscript oracle.R < inputs.json > r.json

suppressPackageStartupMessages({
  library(survival)
  library(cmprsk)
  library(jsonlite)
})

inputs <- fromJSON(file("stdin"))
out <- list()
keep <- function(name, values) out[[name]] <<- as.numeric(values)

counts <- inputs$counts
keep("wilson", apply(counts, 1, function(c) prop.test(c[1], c[2], correct = FALSE)$conf.int))
keep("exact", apply(counts, 1, function(c) binom.test(c[1], c[2])$conf.int))
keep("student", qt(0.975, inputs$degrees))

test <- function(t, value) c(value, t$conf.int, t$p.value)
x <- inputs$x
y <- inputs$y
keep("mean", test(t.test(x), mean(x))[1:3])
keep("difference", test(t.test(x, y, paired = TRUE), mean(x - y)))
keep("welch", test(t.test(x, inputs$z), mean(x) - mean(inputs$z)))

z <- sort(inputs$z)
for (p in c(0.05, 0.25, 0.5, 0.9)) {
  ends <- qbinom(c(0.025, 0.975), length(z), p) + c(0, 1)
  keep(paste0("quantile ", p), c(quantile(z, p, type = 7), z[ends]))
}

# The regression through the origin with weights 1/y has the ratio of sums as
# its slope; its interval by linearisation is the ratio estimator's.
r <- sum(x) / sum(y)
half <- qt(0.975, length(x) - 1) * sd(x - r * y) / sqrt(length(x)) / mean(y)
keep("ratio", c(r, r - half, r + half))

keep("holm", p.adjust(inputs$p, "holm"))
keep("bh", p.adjust(inputs$p, "BH"))

versions <- list(R = paste(R.version$major, R.version$minor, sep = "."))
for (p in c("survival", "cmprsk")) versions[[p]] <- as.character(packageVersion(p))
line <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
cat('{\n"versions": ', toJSON(versions, auto_unbox = TRUE), ',\n"values": {\n', sep = "")
cat(paste0('"', names(out), '": ', sapply(out, line)), sep = ",\n")
cat("\n}\n}\n")
