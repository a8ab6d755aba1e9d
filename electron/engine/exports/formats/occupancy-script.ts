/** Reads the tables into R's packages for occupancy models; text of a data file, which is English whoever reads it. */
// eslint-disable-next-line words/spoken -- text of a data file
export const occupancyScript = `# Detection histories from Songsight for occupancy models.
# histories/<species>.csv: a row per site, a column per visit; 1 detected, 0 not, NA nothing recorded.
species <- "histories"                     # a folder; choose one of its files below
file <- list.files(species, full.names = TRUE)[1]
y <- as.matrix(read.csv(file, row.names = 1, check.names = FALSE))
effort <- as.matrix(read.csv("effort.csv", row.names = 1, check.names = FALSE))
sites <- read.csv("sites.csv")
effort[is.na(effort)] <- 0                 # covariates may not be missing; y is NA there and is left out

# unmarked: single-season occupancy, detection depending on effort
library(unmarked)
frame <- unmarkedFrameOccu(y = y, siteCovs = sites[, c("latitude", "longitude")], obsCovs = list(effort = effort))
print(occu(~ scale(effort) ~ 1, frame))

# spOccupancy: the same model in a Bayesian way
# library(spOccupancy)
# data <- list(y = y, det.covs = list(effort = effort), occ.covs = sites)
# print(summary(PGOcc(occ.formula = ~ 1, det.formula = ~ scale(effort), data = data,
#   n.samples = 5000, n.burn = 1000, n.thin = 4, n.chains = 3)))
`;
