CREATE TABLE `g‰ste` (
 `straﬂe` text
);
